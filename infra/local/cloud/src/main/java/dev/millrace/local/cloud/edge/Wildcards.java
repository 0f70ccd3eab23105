package dev.millrace.local.cloud.edge;

/** CloudFront's patterns: {@code *} matches any text, including empty text and slashes; {@code ?} matches one character. */
final class Wildcards {

    private Wildcards() {}

    /** Linear in practice and never exponential: backtracking only widens the last star. */
    static boolean match(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
