import type { GradeStandard } from './product.ts';

const SPECIAL = ['特级', '一级', '二级'] as const;
const SUPERIOR = ['优等品', '一等品', '二等品'] as const;
const THREE_LEVELS = ['一级', '二级', '三级'] as const;
const THREE_CLASSES = ['一等', '二等', '三等'] as const;
const FIVE_CLASSES = ['一等', '二等', '三等', '四等', '五等'] as const;

const entry = (standard: string, title: string, levels: readonly string[]): GradeStandard => ({
  standard,
  title,
  levels,
});

/** The grade standards that the catalogue names. Levels of different standards never compare, even for one fruit. */
export const STANDARDS = {
  potato: entry('NY/T 1066-2006', '马铃薯等级规格', SPECIAL),
  sweetPotato: entry('NY/T 2642-2014', '甘薯等级规格', SPECIAL),
  yam: entry('NY/T 1065-2006', '山药等级规格', SPECIAL),
  chineseCabbage: entry('NY/T 943-2006', '大白菜等级规格', SPECIAL),
  carrot: entry('NY/T 1983-2011', '胡萝卜等级规格', SPECIAL),
  tomato: entry('NY/T 940-2006', '番茄等级规格', SPECIAL),
  cucumber: entry('NY/T 1587-2008', '黄瓜等级规格', SPECIAL),
  eggplant: entry('NY/T 1894-2010', '茄子等级规格', SPECIAL),
  chili: entry('NY/T 944-2006', '辣椒等级规格', SPECIAL),
  bean: entry('NY/T 1062-2006', '菜豆等级规格', SPECIAL),
  garlic: entry('NY/T 1791-2009', '大蒜等级规格', SPECIAL),
  ginger: entry('NY/T 2376-2013', '农产品等级规格 姜', SPECIAL),
  onion: entry('NY/T 1584-2008', '洋葱等级规格', SPECIAL),
  celtuce: entry('NY/T 942-2006', '茎用莴苣等级规格', SPECIAL),
  shiitake: entry('NY/T 1061-2006', '香菇等级规格', SPECIAL),
  woodEar: entry('NY/T 1838-2010', '黑木耳等级规格', SPECIAL),
  oysterMushroom: entry('NY/T 2715-2015', '平菇等级规格', SPECIAL),
  appleNational: entry('GB/T 10651-2008', '鲜苹果', SUPERIOR),
  appleTrade: entry('NY/T 1793-2009', '苹果等级规格', SPECIAL),
  pear: entry('GB/T 10650-2008', '鲜梨', SUPERIOR),
  peach: entry('NY/T 1792-2009', '桃等级规格', SPECIAL),
  citrusNational: entry('GB/T 12947-2008', '鲜柑橘', ['优等果', '一等果', '二等果']),
  citrusTrade: entry('NY/T 1190-2006', '柑橘等级规格', SPECIAL),
  kiwifruit: entry('NY/T 1794-2009', '猕猴桃等级规格', SPECIAL),
  loquat: entry('NY/T 2304-2013', '农产品等级规格 枇杷', SPECIAL),
  cherry: entry('NY/T 2302-2013', '农产品等级规格 樱桃', SPECIAL),
  walnut: entry('GB/T 20398-2021', '核桃坚果质量等级', SPECIAL),
  chestnut: entry('GB/T 22346-2008', '板栗质量等级', SPECIAL),
  pepper: entry('GB/T 30391-2013', '花椒', SPECIAL),
  rice: entry('GB/T 1354-2018', '大米', THREE_LEVELS),
  maize: entry('GB 1353-2018', '玉米', FIVE_CLASSES),
  soybean: entry('GB 1352-2023', '大豆', FIVE_CLASSES),
  buckwheat: entry('GB/T 10458-2008', '荞麦', THREE_CLASSES),
  millet: entry('GB/T 11766-2008', '小米', THREE_LEVELS),
  honey: entry('GH/T 18796-2012', '蜂蜜', ['一级品', '二级品']),
  egg: entry('NY/T 1758-2009', '鲜蛋等级规格', SPECIAL),
} as const;
