package dev.millrace.common.contract;

/** How brightness is coded. */
public enum Hdr {
    /** Standard dynamic range. */
    SDR,
    /** Hybrid log-gamma, ARIB STD-B67. */
    HLG,
    /** Perceptual quantizer, SMPTE ST 2084. */
    PQ
}
