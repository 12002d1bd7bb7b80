import { listOwners, setAbsence } from './owner-store.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { countOpenHandoffs } from '../handoffs/handoff-store.ts';
import { queueMail } from '../mail/mail-store.ts';
import { absenceSchema, inviteSchema } from '../../contract/api.ts';
import type { MailMessage } from '../../domain/mail/mail-message.ts';
import { ownerCalled } from '../../domain/handoffs/route/choose-owner.ts';
import type { Owner } from '../../domain/people/customer.ts';
import { dayOf } from '../../domain/kernel/local-date.ts';
import { queuedMail, staffDeskId } from '../../domain/mail/mail.ts';
import { isUnwelcomed } from '../../domain/people/welcome.ts';
import { json, readJson, type RouteHandler } from '../../platform/http-pipeline.ts';
import { UserError, type Bilingual } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';

type Deps = Needs<
  'db' | 'keyring' | 'settings' | 'freshSettings' | 'audienceQueue' | 'mailQueue' | 'publicUrl' | 'now'
>;

/** All salespeople, with how much each has in hand. */
export const showOwners =
  ({ db }: Deps): RouteHandler =>
  async () => {
    const [owners, open] = await Promise.all([listOwners(db), countOpenHandoffs(db)]);
    return json({
      owners: owners
        .map((owner) => ({ ...owner, limit: owner.openHandoffs, openHandoffs: open.get(owner.id) ?? 0 }))
        .toSorted((a, b) => a.name.localeCompare(b.name, 'ja')),
    });
  };

/** Introduces Rekindle by mail to every owner who has not pressed the button yet, or to those named; once a day each. */
export const inviteOwners =
  (deps: Deps): RouteHandler =>
  async (request) => {
    const { names } = readJson(request, inviteSchema);
    const settings = await deps.freshSettings();
    const owners = await listOwners(deps.db);
    const asked =
      names.length === 0
        ? owners.filter((owner) => !owner.retired)
        : names.map((name) => calledOr404(owners, name));
    const locale = request.locale ?? settings.locale;
    const today = dayOf(deps.now().getTime(), settings.calendar.utcOffsetMinutes);
    const invited: { name: string; email: string }[] = [];
    const skipped: { name: string; message: string }[] = [];
    for (const owner of asked) {
      const because = isUnwelcomed(owner)
        ? (await queueWelcome(deps, owner, today))
          ? undefined
          : sentToday
        : whyNot(owner);
      if (because === undefined) invited.push({ name: owner.name, email: owner.email ?? '' });
      else skipped.push({ name: owner.name, message: because[locale] });
    }
    return json({ invited, skipped }, 202);
  };

async function queueWelcome({ db, now, mailQueue }: Deps, owner: Owner, today: string): Promise<boolean> {
  const mailId = `welcome-${owner.id}-${today}`;
  const outcome = await transact(db, [
    queueMail(
      db,
      queuedMail(mailId, staffDeskId, { kind: 'ownerWelcome', ownerId: owner.id }, now().toISOString()),
      now().getTime(),
    ),
  ]);
  if (outcome.kind === 'lost') return false;
  const message: MailMessage = { kind: 'outbox', customerId: staffDeskId, mailId };
  await mailQueue.send(message);
  return true;
}

const sentToday: Bilingual = {
  ja: '本日すでに送っています。届かない場合は、明日もう一度送れます。',
  en: 'was sent one today; it can be sent again tomorrow.',
};

const whyNot = (owner: Owner): Bilingual =>
  owner.email === undefined
    ? { ja: 'メールアドレスがありません。', en: 'has no e-mail address.' }
    : owner.retired
      ? { ja: '退職・異動の方です。', en: 'has left.' }
      : { ja: '受け取り済みです。', en: 'has confirmed already.' };

/** When somebody is away, and who stands in. */
export const changeAbsence =
  ({ db }: Deps): RouteHandler =>
  async (request) => {
    const { name, from, until, deputy } = readJson(request, absenceSchema);
    const owners = await listOwners(db);
    const owner = calledOr404(owners, name);
    if (from !== undefined && until !== undefined && from > until) throw backwards(from, until);
    const deputyName = deputy === undefined ? undefined : calledOr404(owners, deputy).name;
    if (deputyName === owner.name) throw ownDeputy(owner.name);
    const absence = { absentFrom: from, absentUntil: until, deputyName };
    await setAbsence(db, owner.id, absence);
    return json({ owner: { ...owner, ...absence } });
  };

function calledOr404(owners: readonly Owner[], name: string): Owner {
  const owner = ownerCalled(owners, name);
  if (owner !== undefined) return owner;
  throw new UserError(404, 'unknown-owner', {
    ja: `営業担当者「${name}」が見つからないか、同じ姓の方が複数います。氏名で指定してください。rekindle owner list で一覧を見られます。`,
    en: `There is no salesperson "${name}", or several share the name. Give the full name; see rekindle owner list.`,
  });
}

const backwards = (from: string, until: string): UserError =>
  new UserError(422, 'absence', {
    ja: `不在の終わり（${until}）が始まり（${from}）より前です。日付を入れ替えてください。`,
    en: `The absence ends (${until}) before it begins (${from}). Swap the days.`,
  });

const ownDeputy = (name: string): UserError =>
  new UserError(422, 'deputy', {
    ja: `「${name}」さんの代理に、ご本人は指定できません。別の方を指定してください。`,
    en: `${name} cannot stand in for himself or herself. Name somebody else.`,
  });
