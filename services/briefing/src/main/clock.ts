import { openDoor, openTable } from '@huiyin/bootstrap';
import type { BranchConfiguration } from '@huiyin/contracts';
import { mailLedger, type Post } from '@huiyin/post';
import { namesOf } from '@huiyin/surface';
import { clock } from '../doors/clock.ts';
import { briefingStore } from '../store/briefing-store.ts';
import { surface } from '../surface.ts';

const door = openDoor(surface, 'clock', process.env, import.meta.url);
const { branch, log, now } = door;
const table = openTable(door);

/** Whoever takes the branch's mail; loaded with the first letter, and the other way to send is not. */
async function openPost(branch: BranchConfiguration): Promise<Post> {
  const { mail, sender: address } = surface.doors.clock.uses.mails(branch);
  const sender = { name: branch.name[branch.language], address };
  const names = namesOf(branch.branch);
  if (mail.kind === 'ses') {
    const { sesClient, sesPost } = await import('@huiyin/post/ses');
    return sesPost(sesClient(), { ...sender, configurationSet: names.mailEvents });
  }
  const { mailPassword, smtpPost } = await import('@huiyin/post/smtp');
  return smtpPost(mail, { sender, password: mailPassword(names.mailPassword) });
}

let post: Promise<Post> | undefined;
export const handler = clock({
  branch,
  store: briefingStore(table),
  ledger: mailLedger(table),
  post: {
    send: async (letter) => {
      post ??= openPost(branch);
      await (await post).send(letter);
    },
  },
  log,
  now,
});
