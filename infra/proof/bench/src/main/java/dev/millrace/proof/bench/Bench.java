package dev.millrace.proof.bench;

import picocli.CommandLine.Command;

/** Groups the benchmarks. */
@Command(description = "Measures Millrace on this machine.")
final class Bench {}
