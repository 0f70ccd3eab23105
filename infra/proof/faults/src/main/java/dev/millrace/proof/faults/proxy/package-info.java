/**
 * TCP proxies between the processes of a suite, which inject faults at any time or at a named call. The processes do not know
 * of them.
 */
@NullMarked
package dev.millrace.proof.faults.proxy;

import org.jspecify.annotations.NullMarked;
