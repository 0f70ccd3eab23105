package dev.millrace.video.catalog;

import dev.millrace.common.problem.Refuses;
import dev.millrace.common.web.Owner;
import dev.millrace.video.playback.PlaybackCookies;
import dev.millrace.video.video.Video;
import dev.millrace.video.video.VideoStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/videos}. */
@RestController
@RequestMapping("/api/videos")
@Tag(name = "Videos")
class CatalogController {

    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final Catalog catalog;
    private final PlaybackCookies cookies;
    private final EntityTags tags;

    CatalogController(Catalog catalog, PlaybackCookies cookies, EntityTags tags) {
        this.catalog = catalog;
        this.cookies = cookies;
        this.tags = tags;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Refuses(409)
    @Operation(
            operationId = "createVideo",
            summary = "Creates a DRAFT",
            description =
                    "Takes title, type and size of the file; no byte is sent yet. Then open an upload session with "
                            + "openUpload. With an Idempotency-Key the same call may be sent again.")
    ResponseEntity<VideoView> create(
            Owner owner,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody CreateVideo request) {
        VideoView video = catalog.create(owner.id(), idempotencyKey, request);
        return ResponseEntity.created(URI.create("/api/videos/" + video.id()))
                .eTag(tags.of(Video.NO_EDITS, video, null))
                .body(video);
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "getVideo",
            summary = "The video, with progress and playback",
            description =
                    "The tag changes with everything in the answer: with If-None-Match a poll costs nothing until something "
                            + "differs. A READY video's answer also sets the playback cookies.")
    ResponseEntity<VideoView> get(
            Owner owner,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch) {
        Answer answer = answer(catalog.get(owner.id(), id));
        return new Preconditions(null, ifNoneMatch).know(answer.tag())
                ? answer.with(HttpStatus.NOT_MODIFIED).build()
                : answer.with(HttpStatus.OK).body(answer.video());
    }

    @GetMapping
    @Operation(
            operationId = "listVideos",
            summary = "Own videos, newest first",
            description =
                    "By status, which may be repeated or be several with commas. Posters can be fetched without cookies, for hours. Pass nextCursor as cursor for the next page; it is null on the last one.")
    VideoPage list(
            Owner owner,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable List<VideoStatus> status) {
        return catalog.list(owner.id(), status, limit, cursor);
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
    @Operation(
            operationId = "describeVideo",
            summary = "Changes title, description or metadata",
            description =
                    "A JSON Merge Patch (RFC 7396): what is absent stays, null clears, metadata is merged member by "
                            + "member. If-Match takes a tag of getVideo and compares what is edited here, not progress or status.")
    ResponseEntity<VideoView> describe(
            Owner owner,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = {
                                @Content(mediaType = MERGE_PATCH, schema = @Schema(implementation = EditVideo.class)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = EditVideo.class))
                            })
                    @RequestBody
                    Map<String, @Nullable Object> patch) {
        Answer answer = answer(catalog.describe(owner.id(), id, new Preconditions(ifMatch, ifNoneMatch), patch));
        return answer.with(HttpStatus.OK).body(answer.video());
    }

    private Answer answer(Catalog.Seen seen) {
        VideoView video = seen.video();
        List<String> headers = cookies.of(video.id(), video.playback());
        Instant expiresAt = cookies.expireAt(video.id(), video.playback());
        return new Answer(video, tags.of(seen.edits(), video, expiresAt), headers);
    }

    /** A video, the tag of all that is said of it, and the cookies that go with it. */
    private record Answer(VideoView video, String tag, List<String> cookies) {

        ResponseEntity.BodyBuilder with(HttpStatus status) {
            ResponseEntity.BodyBuilder response = ResponseEntity.status(status).eTag(tag);
            cookies.forEach(cookie -> response.header(HttpHeaders.SET_COOKIE, cookie));
            return response;
        }
    }
}
