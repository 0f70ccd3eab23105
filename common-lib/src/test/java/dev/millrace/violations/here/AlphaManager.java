package dev.millrace.violations.here;

import dev.millrace.violations.there.CircleBack;

/** Seeded violation: an empty name and half of a circle. */
public class AlphaManager {
    CircleBack other = new CircleBack();
}
