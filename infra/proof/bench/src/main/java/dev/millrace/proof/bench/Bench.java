package dev.millrace.proof.bench;

import picocli.CommandLine.Command;

/** Groups what can be measured. */
@Command(description = "Measures Millrace on this machine.")
final class Bench {}
