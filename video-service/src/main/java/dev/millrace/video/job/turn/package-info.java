/** Workers claim, renew and release jobs here; owners take turns. */
@NullMarked
package dev.millrace.video.job.turn;

import org.jspecify.annotations.NullMarked;
