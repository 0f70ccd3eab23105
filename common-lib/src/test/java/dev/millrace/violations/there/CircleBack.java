package dev.millrace.violations.there;

import dev.millrace.violations.here.AlphaManager;

/** Seeded violation: the other half of a circle. */
public class CircleBack {
    AlphaManager other;
}
