package dev.millrace.worker.plan;

/**
 * One rendition to encode.
 *
 * @param label its box, such as 720p
 * @param width even number of pixels
 * @param height even number of pixels
 * @param capKbps peak of the rate control in kbit/s
 */
public record Rung(String label, int width, int height, int capKbps) {}
