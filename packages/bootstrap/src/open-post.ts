import type { Post } from '@huiyin/post';
import { type MailRoute, namesOf } from '@huiyin/surface';
import type { OpenDoor } from './open-door.ts';

/** Whoever takes the branch's mail; loaded with the first letter, and the other way to send is not. */
export function openPost(
  { branch }: Pick<OpenDoor<unknown>, 'branch'>,
  { mail, sender: address }: MailRoute,
): Post {
  const open = async (): Promise<Post> => {
    const sender = { name: branch.name[branch.language], address };
    const names = namesOf(branch.branch);
    if (mail.kind === 'ses') {
      const { sesClient, sesPost } = await import('@huiyin/post/ses');
      return sesPost(sesClient(), { ...sender, configurationSet: names.mailEvents });
    }
    const { mailPassword, smtpPost } = await import('@huiyin/post/smtp');
    return smtpPost(mail, { sender, password: mailPassword(names.mailPassword) });
  };
  let post: Promise<Post> | undefined;
  return {
    send: async (letter) => {
      post ??= open();
      await (await post).send(letter);
    },
  };
}
