import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { inOne } from '../contract/problem.ts';
import { CliError } from './cli-error.ts';
import { addAudit } from './commands/audit.ts';
import { addCampaign } from './commands/campaign.ts';
import { addCompany } from './commands/company.ts';
import { addContact } from './commands/contact.ts';
import { addCustomer } from './commands/customer.ts';
import { addDoctor } from './commands/doctor.ts';
import { addDormancy } from './commands/dormancy.ts';
import { addExport } from './commands/export.ts';
import { addFeedback } from './commands/feedback.ts';
import { addHandoff } from './commands/handoff.ts';
import { addHandoffStandard } from './commands/handoff-standard.ts';
import { addImport } from './commands/import.ts';
import { addKpi } from './commands/kpi.ts';
import { addLead } from './commands/lead.ts';
import { addLinkKeys } from './commands/link-keys.ts';
import { addMail } from './commands/mail.ts';
import { addMonthly } from './commands/monthly.ts';
import { addSequence } from './commands/sequence.ts';
import { addLearn } from './commands/learn.ts';
import { addModel } from './commands/model.ts';
import { addMeeting } from './commands/meeting.ts';
import { addMember } from './commands/member.ts';
import { addOwner } from './commands/owner.ts';
import { addReport } from './commands/report.ts';
import { addSegment } from './commands/segment.ts';
import { addSettings } from './commands/settings.ts';
import { addVerdict } from './commands/verdict.ts';
import { addSetup } from './commands/setup.ts';
import { addSite } from './commands/site.ts';
import { addVerify } from './commands/verify.ts';
import { addSending } from './commands/sending.ts';
import { addSetAside } from './commands/set-aside.ts';
import { addWebinar } from './commands/webinar.ts';
import { contextOf, localApi, type Surroundings } from './context.ts';
import { example, type Group } from './group.ts';
import { languageOf, sayIn, type Locale } from './say.ts';
import { typedWrongly } from './typed-wrongly.ts';

/** Runs one command line, without the node and script in front. Sets the exit code: 0 done, 1 failed, 2 typed wrongly. */
export async function runCommandLine(argv: readonly string[], around: Surroundings): Promise<void> {
  const locale = languageOf(argv, around.env);
  const program = buildProgram(locale, around);
  try {
    if (argv.length === 0) return program.outputHelp();
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    around.setExitCode(exitCodeOf(error));
    // Commander has said its own sentences by now, not those of arguments that we parse ourselves.
    if (error instanceof CliError) around.writeError(`${error.message}\n`);
    else if (error instanceof InvalidArgumentError) around.writeError(`${inOne(error.message, locale)}\n`);
    else if (!(error instanceof CommanderError)) throw error;
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CliError) return error.exitCode;
  if (!(error instanceof CommanderError)) return 1;
  return error.exitCode === 0 ? 0 : 2;
}

/** Every command with its options. */
export function buildProgram(locale: Locale, around: Surroundings): Command {
  const say = sayIn(locale);
  const program = new Command('rekindle')
    .description(say('休眠顧客を掘り起こす Rekindle のコマンド', 'Rekindle from the command line'))
    .addOption(
      new Option(
        '--api <url>',
        say(
          `APIのURL（省略時 REKINDLE_API、なければ ${localApi}）`,
          `address of the API (default REKINDLE_API, else ${localApi})`,
        ),
      ),
    )
    .option('--region <region>', say('AWS のリージョン（署名に使います）', 'AWS region, for signing'))
    .option('--json', say('機械向けに JSON で出力', 'print JSON for programs'))
    .addOption(
      new Option('--lang <language>', say('言語（省略時 LANG）', 'language (default from LANG)')).choices([
        'ja',
        'en',
      ]),
    )
    .exitOverride()
    .showHelpAfterError(say('（使い方は --help で見られます）', '(see --help for how to use it)'))
    .configureOutput({
      writeOut: around.write,
      writeErr: around.writeError,
      outputError: (message, write) => write(`${typedWrongly(message, locale)}\n`),
    })
    .addHelpText(
      'after',
      example(
        say,
        'segment list',
        'campaign launch --name "Autumn 2026" --segment lapsed',
        'lead list --api https://abc.execute-api.ap-northeast-1.amazonaws.com',
      ),
    );
  const group: Group = {
    program,
    say,
    running:
      (act) =>
      async (...given) => {
        const command = given.at(-1);
        if (!(command instanceof Command)) throw new TypeError('commander hands the command over last');
        await act(contextOf(command, around, locale), command);
      },
  };
  for (const add of [
    addSetup,
    addDoctor,
    addImport,
    addSegment,
    addCampaign,
    addLead,
    addHandoff,
    addHandoffStandard,
    addFeedback,
    addOwner,
    addMember,
    addKpi,
    addMeeting,
    addReport,
    addExport,
    addMail,
    addSequence,
    addMonthly,
    addModel,
    addContact,
    addCompany,
    addCustomer,
    addDormancy,
    addLearn,
    addSettings,
    addAudit,
    addVerdict,
    addSite,
    addWebinar,
    addSetAside,
    addSending,
    addVerify,
    addLinkKeys,
  ])
    add(group);
  return program;
}
