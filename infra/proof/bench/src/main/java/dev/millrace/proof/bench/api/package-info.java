/** Measures what the API takes: at rising rates, with many subscribers, and with many videos; writes its benchmark page. */
@NullMarked
package dev.millrace.proof.bench.api;

import org.jspecify.annotations.NullMarked;
