import type { AnswerOf } from '@huiyin/client';
import { DEPOSIT_REASON_NAMES, LIABLE_LINK_NAMES } from '@huiyin/vocabulary';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Asked } from '../../app/asked.tsx';
import { useWork } from '../../app/at-work.tsx';
import { Scrolls } from '../../app/scrolls.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { momentOf, periodsAround } from '../../i18n/moments.ts';
import { CASE_PAGE_WORDS } from '../../i18n/words-of-cases.ts';

type Account = AnswerOf<'GET /deposits/{month}'>['accounts'][number];

/** The accounts of the service risk deposit in a month, each booking with the case that it follows from. */
export function DepositsPage() {
  const { session, zone } = useWork();
  const { say } = useSpeech();
  const [, thisMonth] = periodsAround(session.now(), zone);
  const [month, setMonth] = useState(thisMonth);
  const query = useQuery({
    queryKey: ['deposits', month],
    queryFn: () => session.api.call('GET /deposits/{month}', { path: { month } }),
  });
  return (
    <>
      <h1>{say('deposits')}</h1>
      <p className="means">{say(CASE_PAGE_WORDS.depositMeans)}</p>
      <p className="find">
        <label htmlFor="month">{say(CASE_PAGE_WORDS.month)}</label>
        <input
          id="month"
          type="month"
          max={thisMonth}
          value={month}
          onChange={({ target }) => {
            if (/^\d{4}-(0[1-9]|1[0-2])$/.test(target.value)) setMonth(target.value);
          }}
        />
      </p>
      <Asked query={query}>
        {({ unit, accounts }) =>
          unit === undefined ? (
            <p>{say(CASE_PAGE_WORDS.noDeposit)}</p>
          ) : accounts.length === 0 ? (
            <p>{say(CASE_PAGE_WORDS.noAccounts)}</p>
          ) : (
            <Accounts accounts={accounts} unit={say(unit)} />
          )
        }
      </Asked>
    </>
  );
}

function Accounts({ accounts, unit }: { readonly accounts: readonly Account[]; readonly unit: string }) {
  const { zone, nameOf } = useWork();
  const { say, language } = useSpeech();
  const signed = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { signDisplay: 'exceptZero' });
  return (
    <Scrolls label={say('deposits')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say(CASE_PAGE_WORDS.link)}</th>
            <th scope="col">{say(CASE_PAGE_WORDS.account)}</th>
            <th scope="col">
              {say(CASE_PAGE_WORDS.total)} ({unit})
            </th>
            <th scope="col">{say(CASE_PAGE_WORDS.entries)}</th>
          </tr>
        </thead>
        <tbody>
          {accounts.map(({ link, account, total, entries }) => (
            <tr key={`${link} ${account}`}>
              <td>{say(LIABLE_LINK_NAMES[link])}</td>
              <th scope="row">{say(nameOf('team', account))}</th>
              <td className={total < 0 ? 'number warn' : 'number'}>{signed.format(total)}</td>
              <td className="list">
                <ul>
                  {entries.map(({ caseId, at, amount, because }) => (
                    <li key={`${caseId} ${at} ${because} ${amount}`}>
                      {signed.format(amount)} {say(DEPOSIT_REASON_NAMES[because])}{' '}
                      <Link to="/complaints/$caseId" params={{ caseId }}>
                        {caseId}
                      </Link>{' '}
                      <small>{momentOf(at, zone, language)}</small>
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  );
}
