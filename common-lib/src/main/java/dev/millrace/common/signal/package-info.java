/** What is sent to CloudWatch: the closed list of meters, and the filter that lets nothing else through. */
@NullMarked
package dev.millrace.common.signal;

import org.jspecify.annotations.NullMarked;
