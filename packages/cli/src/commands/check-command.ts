import { SNSClient } from '@aws-sdk/client-sns';
import { Fault } from '@huiyin/kernel';
import { branchMeant } from '../branch/aws-settings.ts';
import { type AlarmTopic, alarmTopicsOf, isHeard } from '../check/alarm-topics.ts';
import type { Session } from '../session.ts';

/** `huiyin check cloud`: does somebody hear the alarms of a deployed branch? Throws the Fault `alarms-unheard` when not. */
export async function checkCloud(
  session: Session,
  named: string | undefined,
  sns: () => SNSClient = () => new SNSClient({}),
): Promise<void> {
  const { text } = session;
  if (session.local) throw new Fault('runs-here', 'the branch that runs here has no alarms to check');
  const topics = await alarmTopicsOf(sns(), branchMeant(session, named));
  session.answer({ topics }, () => topics.map((topic) => lineOf(topic, text)));
  const unheard = topics.filter((topic) => !isHeard(topic)).map(({ urgency }) => urgency);
  if (unheard.length > 0)
    throw new Fault(
      'alarms-unheard',
      `nobody may hear the alarms ${unheard.join(', ')}: confirm the mail from SNS, or deploy again for a new one`,
    );
}

function lineOf({ urgency, found, confirmed, pending }: AlarmTopic, text: Session['text']): string {
  const name = { urgent: text('紧急告警', 'urgent alarms'), morning: text('晨间告警', 'morning alarms') }[
    urgency
  ];
  if (!found) return text(`${name}：没有这个主题`, `${name}: there is no such topic`);
  return text(
    `${name}：已确认 ${confirmed} 个，未确认 ${pending} 个`,
    `${name}: ${confirmed} confirmed, ${pending} not confirmed`,
  );
}
