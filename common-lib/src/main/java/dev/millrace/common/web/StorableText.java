package dev.millrace.common.web;

/** Text that survives PostgreSQL, JSON and UTF-8 unchanged: no NUL, no unpaired surrogates. Pure. */
public final class StorableText {

    /** Message for a field that breaks the rule. */
    public static final String RULE = "must be Unicode without NUL and without unpaired surrogates";

    private StorableText() {}

    /** Whether the text keeps the rule. */
    public static boolean is(String text) {
        return text.codePoints().noneMatch(StorableText::isLost);
    }

    private static boolean isLost(int codePoint) {
        return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
    }
}
