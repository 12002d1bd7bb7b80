import { privacySentence, siteSnippet } from '../../contract/engagement.ts';
import { example, type Group } from '../group.ts';

export function addSite({ program, say, running }: Group): void {
  const site = program.command('site').description(say('自社サイトに置くもの', 'what goes on your own site'));
  site
    .command('script')
    .description(
      say(
        'サイト再訪を知るスクリプトと、公表する文面を出します（docs/site-script.md）',
        'the script that tells of return visits, and the sentence to publish (docs/site-script.md)',
      ),
    )
    .addHelpText('after', example(say, 'site script'))
    .action(
      running(async ({ apiUrl, locale, show, say: tell }) => {
        const answer = { snippet: siteSnippet(apiUrl), privacy: privacySentence };
        show(answer, () => [
          tell('■ サイトの各ページに置くもの', '# On every page of your site'),
          answer.snippet,
          '',
          tell(
            '■ 同意を得たとき siteVisit.allow()、取り消されたとき siteVisit.refuse() を呼びます',
            '# Call siteVisit.allow() on consent, siteVisit.refuse() when it is withdrawn',
          ),
          tell(
            '■ 対象のサイトを設定します: settings set site.domains=\'["example.co.jp"]\'',
            '# Name your site: settings set site.domains=\'["example.co.jp"]\'',
          ),
          '',
          tell('■ プライバシーポリシーに載せる文面', '# The sentence for your privacy policy'),
          privacySentence[locale],
          '',
          tell('■ もうひとつの言語では', '# In the other language'),
          privacySentence[locale === 'ja' ? 'en' : 'ja'],
        ]);
      }),
    );
}
