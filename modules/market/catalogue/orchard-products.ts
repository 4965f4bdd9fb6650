import { product } from './catalogue-row.ts';
import { STANDARDS } from './grade-standards.ts';

/** Fruit, nuts, herbs, tea, honey and livestock. */
export const ORCHARD_PRODUCTS = [
  product(
    ['apple', '苹果', 'Apple', 'fruit'],
    '花牛苹果 红富士 柰',
    [STANDARDS.appleNational, STANDARDS.appleTrade],
    [180, 6000],
  ),
  product(['pear', '梨', 'Pear', 'fruit'], '雪梨 鸭梨 酥梨', [STANDARDS.pear], [150, 4200]),
  product(['peach', '桃', 'Peach', 'fruit'], '水蜜桃 桃子 毛桃', [STANDARDS.peach], [12, 6000]),
  product(['plum', '李', 'Plum', 'fruit'], '李子 蜂糖李 脆李', [], [14, 7000]),
  product(
    ['mandarin', '柑橘', 'Mandarin orange', 'fruit'],
    '橘子 桔子 柑桔 蜜橘 柑子',
    [STANDARDS.citrusNational, STANDARDS.citrusTrade],
    [60, 4500],
  ),
  product(
    ['kiwifruit', '猕猴桃', 'Kiwifruit', 'fruit'],
    '奇异果 阳桃 藤梨',
    [STANDARDS.kiwifruit],
    [90, 7500],
  ),
  product(['loquat', '枇杷', 'Loquat', 'fruit'], '芦橘 卢橘', [STANDARDS.loquat], [12, 12000]),
  product(['cherry', '樱桃', 'Cherry', 'fruit'], '车厘子 玛瑙', [STANDARDS.cherry], [8, 22000]),
  product(['grape', '葡萄', 'Grape', 'fruit'], '提子 蒲桃', [], [30, 7500]),
  product(['walnut', '核桃', 'Walnut', 'nut'], '胡桃 羌桃', [STANDARDS.walnut], [365, 16000]),
  product(['chestnut', '板栗', 'Chestnut', 'nut'], '栗子 毛栗', [STANDARDS.chestnut], [90, 10000]),
  product(
    ['sichuan-pepper', '花椒', 'Sichuan pepper', 'herb'],
    '川椒 蜀椒 大红袍',
    [STANDARDS.pepper],
    [540, 60000],
  ),
  product(['green-tea', '绿茶', 'Green tea', 'tea'], '毛尖 云雾茶 炒青', [], [540, 120000]),
  product(['gastrodia', '天麻', 'Gastrodia', 'herb'], '赤箭 明天麻', [], [540, 110000]),
  product(['angelica', '当归', 'Chinese angelica', 'herb'], '秦归 云归', [], [540, 60000]),
  product(['codonopsis', '党参', 'Codonopsis', 'herb'], '潞党 纹党', [], [540, 70000]),
  product(['honey', '蜂蜜', 'Honey', 'honey'], '土蜂蜜 蜜糖 百花蜜', [STANDARDS.honey], [730, 50000]),
  product(['egg', '鸡蛋', 'Hen egg', 'livestock'], '土鸡蛋 鲜蛋 鸡子', [STANDARDS.egg], [30, 11000]),
  product(['goat', '山羊', 'Goat, live', 'livestock'], '黑山羊 活羊 羊', [], [60, 32000]),
  product(['cattle', '肉牛', 'Beef cattle, live', 'livestock'], '黄牛 活牛 牛', [], [60, 26000]),
];
