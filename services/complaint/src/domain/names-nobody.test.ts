import { describe, expect, it } from 'vitest';
import { namesNobody } from './names-nobody.ts';

const zhang = {
  name: '张晓明',
  phones: ['13800138000', '0755-28881234'],
  address: '龙岗区中心城示例花园3栋1201',
};
const smith = { name: 'Anna van Berg', phones: ['13900139000'], address: '12 Elm St' };

describe('a text that names nobody', () => {
  it.each([
    ['说的是改期没有告知，三天后才上门', zhang],
    ['2026年10月 客户等了 3 小时 20 分', zhang],
    ['张贴通知后仍无人负责', zhang],
    ['龙岗区的中心城片区', zhang],
    ['the vans were late; a berth of 12 days, and a bergamot', smith],
    ['工单 WO-20261005-000123', undefined],
  ])('%s', (text, contact) => {
    expect(namesNobody(text, contact)).toBe(true);
  });
});

describe('a text that names somebody', () => {
  it.each([
    ['客户张晓明表示', zhang],
    ['客户张 晓 明表示', zhang],
    ['张先生表示', zhang],
    ['张女士来电', zhang],
    ['致电１３８ ００１３ ８０００', zhang],
    ['致电 138-0013-8000', zhang],
    ['座机 0755 2888 1234', zhang],
    ['住示例花园3栋的客户', zhang],
    ['住 3栋1201 的客户', zhang],
    ['LI BO was told', { name: 'Li Bo', phones: [], address: '' }],
    ['Ms. Kim was told', { name: 'Kim Na', phones: [], address: '' }],
    ['请打 137 1234 5678', undefined],
    ['ANNA was told', smith],
    ['Mrs. Berg was told', smith],
    ['at 12 Elm St.', smith],
    // Somebody else's number, of a customer who is forgotten.
    ['致电13712345678', undefined],
    ['请打 (0755)28885678', undefined],
  ])('%s', (text, contact) => {
    expect(namesNobody(text, contact)).toBe(false);
  });
});
