import type { Random } from '../random/random.ts';

// Share of each surname in ten-thousandths: the order of the national name reports of the Ministry of Public Security,
// with the Zhuang surnames of western Guangxi (黄 韦 农 陆 覃 岑 蒙 莫) as frequent as they are there.
const SURNAMES =
  '黄:1180 韦:760 农:540 陆:520 李:500 梁:440 王:430 罗:400 张:380 陈:380 覃:330 刘:320 杨:300 岑:240 周:210 何:200 ' +
  '吴:190 蒙:180 莫:170 唐:160 赵:150 林:150 徐:130 班:120 许:120 邓:110 马:110 朱:105 凌:100 胡:95 郭:95 高:85 ' +
  '孙:85 零:80 谭:78 廖:76 曾:74 卢:72 苏:70 潘:68 谢:66 冯:60 宋:60 郑:58 叶:50 蒋:50 杜:48 阮:46 袁:46 甘:44 ' +
  '于:44 蔡:42 余:40 石:40 龙:38 姚:38 田:36 范:36 钟:36 姜:34 崔:32 任:32 陶:30 方:30 白:28 雷:28 侯:26 孟:24 ' +
  '熊:24 秦:24 邱:22 江:22 尹:20 薛:20 段:18 史:18 侬:16 隆:16 闭:14 单:8 仇:6 欧阳:14 司徒:3 上官:3';

const TABLE = SURNAMES.split(' ').map((entry) => {
  const [surname = '', share = '0'] = entry.split(':');
  return { surname, share: Number(share) };
});

const TOTAL = TABLE.reduce((sum, { share }) => sum + share, 0);

/** A surname as often as it occurs in the county. */
export function drawSurname(random: Random): string {
  let rest = random.integer(0, TOTAL - 1);
  for (const { surname, share } of TABLE) {
    if (rest < share) return surname;
    rest -= share;
  }
  return '黄';
}
