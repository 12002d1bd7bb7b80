import type { Answer } from '../../data/call-api.ts';
import { may } from '../../data/session.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { Notice, Refusal } from '../../parts/notice.tsx';
import { Section } from '../../parts/page-head.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { phrase, word } from '../../words/language.ts';

const words = {
  title: word('インサイドセールス', 'Inside sales'),
  question: word(
    'インサイドセールスはいますか。いる場合は、まず聞き取りをしてから営業に引き渡します。',
    'Is there inside sales? If so, it hears each lead first and passes it on.',
  ),
  yes: word('います（聞き取りをしてから渡す）', 'Yes: hear first'),
  no: word('いません（営業へ直接渡す）', 'No: straight to sales'),
  open: word('まだ答えていません。', 'Not answered yet.'),
  version: phrase(
    (version: number) => `引き渡し基準 第${version}版`,
    (version: number) => `Version ${version} of the rules`,
  ),
  kept: phrase(
    (version: number) => `引き渡し基準 第${version}版に記録しました。`,
    (version: number) => `Recorded in version ${version} of the rules.`,
  ),
};

/** The one question of handing over that nobody else can answer. */
export function InsideSales({
  rules,
  tag,
}: {
  readonly rules: Answer<'showSettings'>['handoffRules'];
  readonly tag: string | undefined;
}) {
  const { isBusy, problem, write } = useWrite();
  const choose = async (insideSales: boolean): Promise<void> => {
    const answer = await write('changeSettings', { body: { handoffRules: { insideSales } } }, tag);
    if (answer !== undefined) sayDone(words.kept(answer.handoffRules.version));
  };
  return (
    <Section title={words.title()} aside={<span class="small soft">{words.version(rules.version)}</span>}>
      <p>{words.question()}</p>
      {rules.insideSales === undefined && <Notice tone="warn" title={words.open()} />}
      {may('changeSettings') ? (
        <p class="acts mt">
          {[true, false].map((value) => (
            <Button
              key={String(value)}
              isBusy={isBusy}
              isPressed={rules.insideSales === value}
              onClick={() => void choose(value)}
            >
              {value ? words.yes() : words.no()}
            </Button>
          ))}
        </p>
      ) : (
        rules.insideSales !== undefined && <p>{rules.insideSales ? words.yes() : words.no()}</p>
      )}
      <Refusal problem={problem} />
    </Section>
  );
}
