package dev.millrace.common.web;

/** Text that PostgreSQL, JSON and UTF-8 keep as it is: no NUL, and no half of a surrogate pair. Pure. */
public final class WholeText {

    /** What to say of a field that is none. */
    public static final String RULE = "must be Unicode without NUL and without halves of surrogate pairs";

    private WholeText() {}

    /** Whether it is. */
    public static boolean is(String text) {
        return text.codePoints().noneMatch(WholeText::isLost);
    }

    private static boolean isLost(int codePoint) {
        return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
    }
}
