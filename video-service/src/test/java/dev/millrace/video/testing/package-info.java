/** What other modules' tests may have of this service: the service itself, over rows in memory. */
package dev.millrace.video.testing;
