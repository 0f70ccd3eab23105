/** Workers claim, keep and give back jobs here, and owners take turns. */
@NullMarked
package dev.millrace.video.job.turn;

import org.jspecify.annotations.NullMarked;
