/** What the services' tests, the suite and the proofs know of the cloud of one machine: where it is and how to start it. */
@NullMarked
package dev.millrace.local.cloud;

import org.jspecify.annotations.NullMarked;
