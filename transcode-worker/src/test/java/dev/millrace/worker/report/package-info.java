/** Tests of the calls to video-service. */
@NullMarked
package dev.millrace.worker.report;

import org.jspecify.annotations.NullMarked;
