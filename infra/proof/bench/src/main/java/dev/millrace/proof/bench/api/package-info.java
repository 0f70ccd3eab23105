/** Benchmarks the API at rising rates, with many subscribers and with many videos, and writes its page. */
@NullMarked
package dev.millrace.proof.bench.api;

import org.jspecify.annotations.NullMarked;
