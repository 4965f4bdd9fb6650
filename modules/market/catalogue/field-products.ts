import { product } from './catalogue-row.ts';
import { STANDARDS } from './grade-standards.ts';

/** Tubers, vegetables, mushrooms and grains. */
export const FIELD_PRODUCTS = [
  product(['potato', '马铃薯', 'Potato', 'tuber'], '土豆 洋芋 山药蛋 地蛋', [STANDARDS.potato], [150, 2400]),
  product(
    ['sweet-potato', '甘薯', 'Sweet potato', 'tuber'],
    '红薯 番薯 地瓜 红苕 山芋',
    [STANDARDS.sweetPotato],
    [120, 2600],
  ),
  product(['chinese-yam', '山药', 'Chinese yam', 'tuber'], '淮山 薯蓣 怀山药', [STANDARDS.yam], [120, 7000]),
  product(['taro', '芋头', 'Taro', 'tuber'], '芋艿 毛芋', [], [90, 5000]),
  product(['konjac', '魔芋', 'Konjac corm', 'tuber'], '蒟蒻 鬼芋', [], [120, 4200]),
  product(
    ['chinese-cabbage', '大白菜', 'Chinese cabbage', 'vegetable'],
    '白菜 黄芽菜 结球白菜',
    [STANDARDS.chineseCabbage],
    [60, 1200],
  ),
  product(
    ['cabbage', '结球甘蓝', 'Cabbage', 'vegetable'],
    '包菜 卷心菜 圆白菜 莲花白 甘蓝 洋白菜',
    [],
    [45, 1400],
  ),
  product(['radish', '萝卜', 'Radish', 'vegetable'], '白萝卜 莱菔', [], [45, 1300]),
  product(['carrot', '胡萝卜', 'Carrot', 'vegetable'], '红萝卜', [STANDARDS.carrot], [90, 2200]),
  product(['tomato', '番茄', 'Tomato', 'vegetable'], '西红柿 洋柿子', [STANDARDS.tomato], [14, 3600]),
  product(['cucumber', '黄瓜', 'Cucumber', 'vegetable'], '青瓜 胡瓜', [STANDARDS.cucumber], [10, 3400]),
  product(['eggplant', '茄子', 'Eggplant', 'vegetable'], '落苏 矮瓜', [STANDARDS.eggplant], [10, 3200]),
  product(
    ['chili', '辣椒', 'Chili pepper', 'vegetable'],
    '海椒 番椒 青椒 尖椒',
    [STANDARDS.chili],
    [15, 5000],
  ),
  product(
    ['kidney-bean', '菜豆', 'Kidney bean', 'vegetable'],
    '四季豆 芸豆 豆角 刀豆',
    [STANDARDS.bean],
    [8, 5200],
  ),
  product(['garlic', '大蒜', 'Garlic', 'vegetable'], '蒜头 胡蒜', [STANDARDS.garlic], [180, 6500]),
  product(['ginger', '生姜', 'Ginger', 'vegetable'], '姜 老姜', [STANDARDS.ginger], [150, 9000]),
  product(['onion', '洋葱', 'Onion', 'vegetable'], '圆葱 葱头', [STANDARDS.onion], [150, 1800]),
  product(['celtuce', '莴笋', 'Celtuce', 'vegetable'], '茎用莴苣 青笋 莴苣', [STANDARDS.celtuce], [10, 2400]),
  product(['pumpkin', '南瓜', 'Pumpkin', 'vegetable'], '倭瓜 北瓜 番瓜', [], [120, 1800]),
  product(['bamboo-shoot', '竹笋', 'Bamboo shoot', 'vegetable'], '冬笋 春笋 毛竹笋', [], [10, 12000]),
  product(['shiitake', '香菇', 'Shiitake', 'mushroom'], '冬菇 花菇 香蕈', [STANDARDS.shiitake], [10, 11000]),
  product(
    ['wood-ear', '黑木耳', 'Wood ear', 'mushroom'],
    '木耳 云耳 光木耳',
    [STANDARDS.woodEar],
    [540, 70000],
  ),
  product(
    ['oyster-mushroom', '平菇', 'Oyster mushroom', 'mushroom'],
    '侧耳 秀珍菇 蚝菇',
    [STANDARDS.oysterMushroom],
    [7, 6500],
  ),
  product(['rice', '大米', 'Milled rice', 'grain'], '稻米 粳米 籼米 米', [STANDARDS.rice], [365, 5200]),
  product(['maize', '玉米', 'Maize', 'grain'], '苞谷 包谷 棒子 苞米', [STANDARDS.maize], [365, 2400]),
  product(['soybean', '大豆', 'Soybean', 'grain'], '黄豆 毛豆', [STANDARDS.soybean], [365, 5000]),
  product(['buckwheat', '荞麦', 'Buckwheat', 'grain'], '苦荞 甜荞 荞子', [STANDARDS.buckwheat], [365, 5600]),
  product(['millet', '小米', 'Millet', 'grain'], '粟米 谷子', [STANDARDS.millet], [365, 9000]),
];
