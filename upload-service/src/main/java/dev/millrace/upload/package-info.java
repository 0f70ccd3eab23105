/** Upload sessions from the first request to the published transcode job; media bytes never pass through here. */
@NullMarked
package dev.millrace.upload;

import org.jspecify.annotations.NullMarked;
