import type { Customer } from '@huiyin/contracts';
import type { Segment } from '@huiyin/vocabulary';
import { between, type Draw, pick, pickWeighted } from '../draw.ts';

const SURNAMES = [
  '王',
  '李',
  '张',
  '刘',
  '陈',
  '杨',
  '黄',
  '赵',
  '吴',
  '周',
  '徐',
  '孙',
  '马',
  '朱',
  '胡',
  '林',
  '郭',
  '何',
  '罗',
  '邓',
] as const;
const GIVEN = [
  '伟',
  '芳',
  '娜',
  '秀英',
  '敏',
  '静',
  '丽',
  '强',
  '磊',
  '军',
  '洋',
  '勇',
  '艳',
  '杰',
  '娟',
  '涛',
  '明',
  '超',
  '秀兰',
  '霞',
  '平',
  '桂英',
  '建华',
  '志强',
] as const;
const STREETS = [
  '龙城',
  '龙岗',
  '坪地',
  '横岗',
  '布吉',
  '坂田',
  '南湾',
  '平湖',
  '宝龙',
  '吉华',
  '园山',
] as const;
const SHOPS = ['餐饮店', '面包房', '洗衣店', '酒楼', '食品厂'] as const;

/** How many households and shops the sample branch serves; some are served more than once in a month. */
const CUSTOMERS = 1800;

/** One of the branch's customers, the same whenever asked for. Nobody has these numbers: local ones never begin with 0. */
export function customerNumber(draw: Draw, number: number): Customer {
  const of = (...name: string[]) => draw('customer', number, ...name);
  const segment = pickWeighted<Segment>(of('segment'), [
    ['residential', 90],
    ['commercial', 8],
    ['vip', 2],
  ]);
  const person = `${pick(of('surname'), SURNAMES)}${pick(of('given'), GIVEN)}`;
  const digits = String(number).padStart(4, '0');
  return {
    id: `C-${String(88_000_000 + number)}`,
    name: segment === 'commercial' ? `${person}${pick(of('shop'), SHOPS)}` : person,
    phones: of('landline') < 0.12 ? [`1380000${digits}`, `07550000${digits}`] : [`1380000${digits}`],
    address: `深圳市龙岗区${pick(of('street'), STREETS)}街道示例路${between(of('house'), 1, 300)}号${between(of('building'), 1, 12)}栋${between(of('floor'), 1, 30)}0${between(of('door'), 1, 6)}`,
    district: '龙岗区',
    segment,
    language: of('language') < 0.03 ? 'en' : 'zh',
  };
}

/** Whoever is served under this name. */
export const customerFor = (draw: Draw, orderId: string): Customer =>
  customerNumber(draw, between(draw('served', orderId), 1, CUSTOMERS));
