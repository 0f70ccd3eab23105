package dev.millrace.proof.matrix;

import dev.millrace.local.terminal.Words;
import dev.millrace.proof.matrix.input.MediaInput;
import dev.millrace.proof.matrix.input.Theme;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes the report as Markdown. Pure. */
public final class Report {

    private static final String HEAD = """
            # Media matrix

            What Millrace does with every kind of file. Written by `./millrace matrix`, which generates the files, uploads each through the
            public API and checks the output: every rendition decodes; segments and key frames have the same times in all renditions;
            picture and sound start at 0 and drift by at most 40 ms; the length is the source's; the top rendition matches the
            deinterlaced source (SSIM), is upright and has its colours; playlists match the media; no rendition is larger than the source.

            """;

    private Report() {}

    /** Facts of the whole run, as sentences. */
    public static String of(Matrix.Outcome outcome, List<String> facts) {
        StringBuilder text = new StringBuilder(HEAD);
        long good = outcome.verdicts().stream().filter(Verdict::isGood).count();
        text.append("**%d of %d as expected.**\n\n"
                .formatted(good, outcome.verdicts().size()));
        facts.forEach(fact -> text.append("- ").append(fact).append('\n'));
        Map<String, Verdict> byName = outcome.verdicts().stream()
                .collect(Collectors.toMap(verdict -> verdict.input().name(), Function.identity()));
        for (Theme theme : Theme.values()) {
            List<Verdict> verdicts = theme.inputs().stream()
                    .map(MediaInput::name)
                    .filter(byName::containsKey)
                    .map(byName::get)
                    .toList();
            if (!verdicts.isEmpty()) {
                table(theme, verdicts, text);
            }
        }
        return text.toString();
    }

    private static void table(Theme theme, List<Verdict> verdicts, StringBuilder text) {
        text.append("\n## ").append(theme.title()).append("\n\n");
        text.append("| input | what it is | expected | got | drift | SSIM | seconds |\n");
        text.append("| --- | --- | --- | --- | --- | --- | --- |\n");
        for (Verdict verdict : verdicts) {
            MediaInput input = verdict.input();
            text.append("| %s | %s | %s | %s | %s | %s | %s |\n"
                    .formatted(
                            input.name(),
                            input.says(),
                            input.expected().words(),
                            got(verdict),
                            millis(verdict.driftSeconds()),
                            likeness(verdict.likeness()),
                            seconds(verdict.took())));
        }
    }

    private static String got(Verdict verdict) {
        String cell =
                verdict.isGood() ? verdict.got() : "**" + verdict.got() + "**: " + String.join("; ", verdict.faults());
        return cell.replace("|", "\\|").replace('\n', ' ');
    }

    private static String millis(OptionalDouble seconds) {
        return seconds.isEmpty() ? "" : String.format(Locale.ROOT, "%.0f ms", seconds.getAsDouble() * 1000);
    }

    private static String likeness(OptionalDouble ssim) {
        return ssim.isEmpty() ? "" : String.format(Locale.ROOT, "%.3f", ssim.getAsDouble());
    }

    private static String seconds(Duration took) {
        return took.isZero() ? "" : Words.time(took).replace(" s", "");
    }
}
