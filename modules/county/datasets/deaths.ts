import { dayOfDeath } from '../plants/day-of-death.ts';
import { addDays } from '../random/calendar.ts';
import { recordKey, rowAbout, type Dataset } from './dataset.ts';

/** Who died and when, as the civil affairs bureau registers it. */
export const DEATHS: Dataset = {
  id: 'civil-deaths',
  contractVersion: 1,
  agency: 'civil-affairs',
  style: { encoding: 'gb18030', lineEnd: '\r\n', dates: 'dashes', dot: '·', villageEnd: '村委会' },
  missingIdShare: 0.01,
  headers: {
    certificateNumber: '登记编号',
    name: '姓名',
    idNumber: '公民身份号码',
    sex: '性别',
    birthDate: '出生日期',
    township: '乡镇',
    village: '村',
    diedOn: '死亡日期',
    registeredOn: '登记日期',
  },
  dates: ['diedOn', 'registeredOn', 'birthDate'],
  draw: (draw) =>
    draw.household.members.flatMap((person, nth) => {
      const diedOn = dayOfDeath(draw.seed, draw, person);
      if (diedOn === undefined) return [];
      return rowAbout(draw.household, person, {
        certificateNumber: recordKey('SW', draw.household, nth),
        diedOn,
        registeredOn: addDays(diedOn, draw.random.integer(2, 11)),
      });
    }),
};
