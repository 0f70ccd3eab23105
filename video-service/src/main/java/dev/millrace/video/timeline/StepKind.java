package dev.millrace.video.timeline;

import dev.millrace.common.contract.WorkStep;
import dev.millrace.video.video.VideoStatus;

/** What a part of a video's time went into. */
enum StepKind {
    /** Described, and nothing is uploaded yet. */
    DRAFT,
    /** Its owner uploads the file. */
    UPLOADING,
    /** Its owner has paused the upload. */
    PAUSED,
    /** All parts are in storage, which makes one object of them. */
    COMPLETING,
    /** Parts of the file came into storage, in a lane of their own. */
    PARTS,
    /** Its job is about to be opened, or what its job came to is about to be its status. */
    HANDING_OVER,
    /** It waits for a worker. */
    QUEUED,
    /** A worker came for it and took another owner's video: it waits for its owner's turn. */
    TURN_WAIT,
    /** It waits for a worker after an attempt that failed. */
    BACK_OFF,
    /** Its job waits for its tasks, which other lanes show. */
    TASKS,
    /** See {@link WorkStep}. */
    STARTING,
    DOWNLOADING,
    PROBING,
    PLANNING,
    ENCODING,
    VERIFYING,
    PICTURES,
    PUBLISHING,
    REPORTING,
    OTHER,
    /** An attempt is at work; its worker says what it was busy with when it has ended. */
    WORKING,
    /** An attempt of a worker that was killed or fell silent, until that was noticed. */
    LOST,
    /** An attempt whose job ended without it. */
    CANCELED,
    /** It plays, and no job is open. */
    READY,
    /** It failed, and nobody has tried again. */
    FAILED,
    /** What is left. */
    UNATTRIBUTED;

    static StepKind of(WorkStep step) {
        return switch (step) {
            case STARTING -> STARTING;
            case DOWNLOADING -> DOWNLOADING;
            case PROBING -> PROBING;
            case PLANNING -> PLANNING;
            case ENCODING -> ENCODING;
            case VERIFYING -> VERIFYING;
            case PICTURES -> PICTURES;
            case PUBLISHING -> PUBLISHING;
            case REPORTING -> REPORTING;
            case OTHER -> OTHER;
        };
    }

    /** What a video does in a status while no job is open. */
    static StepKind of(VideoStatus status) {
        return switch (status) {
            case DRAFT -> DRAFT;
            case UPLOADING -> UPLOADING;
            case READY -> READY;
            case FAILED -> FAILED;
            case UPLOADED, TRANSCODING -> HANDING_OVER;
        };
    }
}
