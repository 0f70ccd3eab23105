package dev.millrace.video.captions;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import dev.millrace.common.problem.Refuses;
import dev.millrace.common.web.Owner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/videos/{id}/captions}. */
@RestController
@RequestMapping("/api/videos/{id}/captions")
@Tag(name = "Captions")
class CaptionsController {

    private static final String WEBVTT = "text/vtt";

    /** why: a playlist is read by the line, by any reader's idea of one, and a manifest is XML, which has no U+FFFE. */
    private static final String LABEL =
            "[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029\\ud800-\\udfff\\ufffe\\uffff]{0,100}";

    private final Captions captions;

    CaptionsController(Captions captions) {
        this.captions = captions;
    }

    @GetMapping
    @Operation(
            operationId = "listCaptions",
            summary = "The languages that the video has captions in",
            description = "Those that the playlists name, by language.")
    CaptionList list(Owner owner, @PathVariable UUID id) {
        return new CaptionList(
                captions.list(owner.id(), id).stream().map(CaptionView::of).toList());
    }

    @PutMapping(path = "/{language}", consumes = WEBVTT)
    @Refuses(409)
    @Operation(
            operationId = "putCaptions",
            summary = "Gives a READY video captions in a language, or others in the place of those it has",
            description =
                    "The file is checked; 400 INVALID_CAPTIONS names the first line that is wrong. Without label, players show the language's own name.",
            requestBody =
                    @RequestBody(
                            required = true,
                            description = "WebVTT, at most 1 MiB",
                            content = @Content(mediaType = WEBVTT, schema = @Schema(type = "string"))))
    @ApiResponse(responseCode = "201", description = "New in this language", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", description = "In the place of older ones", useReturnTypeSchema = true)
    ResponseEntity<CaptionView> put(
            Owner owner,
            @PathVariable UUID id,
            @PathVariable String language,
            @RequestParam(required = false) @Pattern(regexp = LABEL) @Nullable String label,
            InputStream file)
            throws IOException {
        Caption saved = captions.put(owner.id(), id, language, label, bounded(file));
        return ResponseEntity.status(saved.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(CaptionView.of(saved));
    }

    @DeleteMapping("/{language}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "deleteCaptions",
            summary = "Takes the captions in a language away; repeatable",
            description = "Players that have the playlist already may show them until they read it again.")
    void delete(Owner owner, @PathVariable UUID id, @PathVariable String language) {
        captions.delete(owner.id(), id, language);
    }

    private static byte[] bounded(InputStream file) throws IOException {
        byte[] bytes = file.readNBytes(WebVtt.LARGEST_BYTES + 1);
        if (bytes.length > WebVtt.LARGEST_BYTES) {
            throw new ProblemException(
                    ProblemType.BODY_TOO_LARGE,
                    "A file of captions has at most " + WebVtt.LARGEST_BYTES
                            + " bytes. Send a shorter one, without styles and comments.",
                    Map.of("maxBytes", WebVtt.LARGEST_BYTES));
        }
        return bytes;
    }
}
