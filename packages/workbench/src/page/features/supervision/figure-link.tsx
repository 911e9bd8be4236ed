import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** A figure that leads to what it counts; one of nothing leads nowhere. */
export function FigureLink({
  period,
  figure,
  label,
  children,
  isNothing = false,
}: {
  readonly period: string;
  /** Its name behind the period. */
  readonly figure: string;
  readonly label: string;
  readonly children: ReactNode;
  readonly isNothing?: boolean;
}) {
  if (isNothing) return children;
  return (
    <Link to="/supervision" search={{ period, figure: `${period}/${figure}` }} aria-label={label}>
      {children}
    </Link>
  );
}
