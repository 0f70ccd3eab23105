/**
 * Simulates a fleet of workers on one long video: video-service's own code hands out its tasks, in time that is only counted.
 */
@NullMarked
package dev.millrace.proof.bench.fleet;

import org.jspecify.annotations.NullMarked;
