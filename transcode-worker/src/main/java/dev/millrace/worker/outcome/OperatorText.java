package dev.millrace.worker.outcome;

import dev.millrace.common.contract.FailReason;
import java.util.regex.Pattern;

/**
 * Makes what a program said fit to be kept for an operator: no folder of this machine, no query of a URL, no control character
 * that a source may have smuggled in, and ASCII only, so that characters are bytes. Pure.
 */
public final class OperatorText {

    private static final Pattern NOT_PRINTABLE = Pattern.compile("[^\\x20-\\x7e]");
    private static final Pattern URL_QUERY = Pattern.compile("[?][^\\s?]*=[^\\s\"']*");
    /** The folders of an absolute path; the name of the file stays. */
    private static final Pattern FOLDERS =
            Pattern.compile("(?<![\\w.:/])(?:file:)?(?:[A-Za-z]:)?[/\\\\](?:[^\\s/\\\\:\"']+[/\\\\])+");

    private OperatorText() {}

    /** One line, scrubbed. */
    public static String line(String said) {
        String printable = NOT_PRINTABLE.matcher(said).replaceAll("?");
        return FOLDERS.matcher(URL_QUERY.matcher(printable).replaceAll("?...")).replaceAll(".../");
    }

    /** Several lines, scrubbed; the first ones when there are too many. */
    static String text(String said) {
        StringBuilder text = new StringBuilder();
        said.lines()
                .filter(line -> !line.isBlank())
                .map(OperatorText::line)
                .forEach(line -> text.append(line).append('\n'));
        String whole = text.toString().strip();
        return whole.substring(0, Math.min(whole.length(), FailReason.LONGEST_DETAIL));
    }
}
