package dev.millrace.video.catalog;

import dev.millrace.common.web.Owner;
import dev.millrace.video.lifecycle.VideoStatus;
import dev.millrace.video.playback.PlaybackCookies;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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

    private final Catalog catalog;
    private final PlaybackCookies cookies;

    CatalogController(Catalog catalog, PlaybackCookies cookies) {
        this.catalog = catalog;
        this.cookies = cookies;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createVideo", summary = "Creates a DRAFT")
    ResponseEntity<VideoView> create(
            Owner owner,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody CreateVideo request) {
        VideoView video = catalog.create(owner.id(), idempotencyKey, request);
        return ResponseEntity.created(URI.create("/api/videos/" + video.id()))
                .eTag(EntityTag.of(EntityTag.FIRST))
                .body(video);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getVideo", summary = "The video, with progress and playback")
    VideoView get(Owner owner, @PathVariable UUID id, HttpServletResponse response) {
        return answer(catalog.get(owner.id(), id), response);
    }

    @GetMapping
    @Operation(operationId = "listVideos", summary = "Own videos, newest first")
    VideoPage list(
            Owner owner,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable List<VideoStatus> status) {
        return catalog.list(owner.id(), status, limit, cursor);
    }

    @PatchMapping("/{id}")
    @Operation(operationId = "describeVideo", summary = "Changes title, description or metadata")
    VideoView describe(
            Owner owner,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody EditVideo edit,
            HttpServletResponse response) {
        return answer(catalog.describe(owner.id(), id, EntityTag.wanted(ifMatch), edit), response);
    }

    // why: set by hand, since Spring would answer 304 to a poll although progress and cookies are no part of the
    // version
    private VideoView answer(Catalog.Seen seen, HttpServletResponse response) {
        response.setHeader(HttpHeaders.ETAG, EntityTag.of(seen.version()));
        cookies.of(seen.video().id(), seen.video().playback())
                .forEach(cookie -> response.addHeader(HttpHeaders.SET_COOKIE, cookie));
        return seen.video();
    }
}
