export { mailPassword } from './mail-password.ts';
export { type SmtpServer, smtpPost } from './smtp-post.ts';
