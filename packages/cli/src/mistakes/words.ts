import type { Wording } from '@huiyin/vocabulary';

/** Faults in Chinese, by code; in English they say it themselves, with the names that matter. */
export const FAULT_WORDS: Readonly<Record<string, string>> = {
  'alarms-unheard': '告警可能无人收到：请在 SNS 发来的邮件中确认，或重新部署以再次发送',
  'answer-unknown': '服务器的回答与约定不符，两边版本可能不同',
  'branch-out-of-reach': '联系不上分公司',
  'branch-unnamed': '本机没有分公司在运行：请用 --branch 指明',
  'columns-missing': '文件缺少所需的列',
  'encoding-wrong': '文件编码不对',
  'event-not-taken': '事件未被接收',
  'events-not-taken': '事件多次未被接收',
  'orders-wrong': '工单清单不符合要求',
  'figure-unknown': '简报中没有这个数字：名称不对、为零或不公布。名称见 huiyin briefing 期间 --json',
  'file-unreadable': '文件无法读取',
  'file-wrong': '文件内容不符合要求',
  'listing-without-end': '列表没有尽头',
  'no-keys-table': '这不是密钥表',
  'issuer-out-of-reach': '联系不上身份服务',
  'login-refused': '登录未被接受',
  'login-too-late': '没有人登录',
  'no-local-token': '该分公司不发放本机令牌：请先 huiyin login，或用 --token 提供',
  'day-wrong': '工号后写日期，如 2026-10-06',
  'points-wrong': '分数应写作 opening=10,record=20',
  'table-wrong': '表格内容不符合要求',
  'runs-here': '本机运行的分公司没有告警可查：请用 --branch 指明已部署的分公司',
  'period-too-short': '投诉只按月、季、年分析',
  'port-taken': '端口已被占用：请用 --port 换一个',
  'table-into-itself': '不能把一张表合并到它自己',
  'table-too-busy': '表一直繁忙：请再运行一次',
  'work-still-open': '仍有未办结工作需要该密钥：请先办结，或加 --force',
};

/** Refusals of the API, by status; what it said itself follows in brackets. */
export const STATUS_WORDS: Readonly<Record<number, Wording>> = {
  400: { zh: '请求有误', en: 'the request is wrong' },
  401: {
    zh: '令牌缺失或已过期：请 huiyin login',
    en: 'the token is missing or no longer valid: huiyin login',
  },
  403: { zh: '没有权限', en: 'this is not yours to do' },
  404: { zh: '没有找到', en: 'there is no such thing' },
  409: { zh: '与现状冲突', en: 'this does not go with how things stand' },
  410: { zh: '已被删除', en: 'this is gone' },
  413: { zh: '内容太大', en: 'this is too large' },
  422: { zh: '不符合规则', en: 'rules are broken' },
  429: { zh: '请求太多，请稍候', en: 'too many requests: wait a little' },
  500: { zh: '分公司的系统出错，请查看告警', en: 'the branch’s system is at fault: look at its alarms' },
  503: { zh: '暂时不受理，请稍候再试', en: 'nothing is taken for now: try again later' },
};

/** Errors of the operating system about files and disks, by code. */
export const FILE_WORDS: Readonly<Record<string, Wording>> = {
  ENOENT: { zh: '没有这个文件：', en: 'there is no such file:' },
  EISDIR: { zh: '这是目录，不是文件：', en: 'this is a folder, not a file:' },
  ENOTDIR: { zh: '这不是目录：', en: 'this is no folder:' },
  EACCES: { zh: '没有权限读写：', en: 'this may not be read or written:' },
  EPERM: { zh: '没有权限读写：', en: 'this may not be read or written:' },
  EROFS: { zh: '文件系统只读：', en: 'the file system takes nothing:' },
  ENOSPC: { zh: '磁盘已满：', en: 'the disk is full:' },
};

/** Errors of AWS, by name. */
export const AWS_WORDS: Readonly<Record<string, Wording>> & { readonly other: Wording } = {
  CredentialsProviderError: {
    zh: '没有找到 AWS 凭证：请先登录 AWS，或设置 AWS_PROFILE',
    en: 'no AWS credentials were found: sign in to AWS, or set AWS_PROFILE',
  },
  AccessDeniedException: {
    zh: '当前 AWS 身份没有权限',
    en: 'your AWS identity may not do this',
  },
  ResourceNotFoundException: {
    zh: '没有这个资源：请检查名称、区域与 --branch',
    en: 'there is no such resource: check its name, the region and --branch',
  },
  QueueDoesNotExist: {
    zh: '没有这个队列：请检查名称、区域与 --branch',
    en: 'there is no such queue: check its name, the region and --branch',
  },
  ExpiredTokenException: {
    zh: 'AWS 登录已过期：请重新登录',
    en: 'your AWS session has expired: sign in again',
  },
  other: { zh: 'AWS 未接受请求', en: 'AWS did not take the request' },
};
