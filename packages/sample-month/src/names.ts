/** The physical names of a branch's cloud parts. */
export { namesOf } from '@huiyin/cli';
