package dev.millrace.video.operations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/operations/commands}. */
@RestController
@Tag(name = "Operations")
class AuditController {

    private final Audit audit;

    AuditController(Audit audit) {
        this.audit = audit;
    }

    @GetMapping("/api/operations/commands")
    @Operation(
            operationId = "listOperatorCommands",
            summary = "What operators commanded and what came of it, newest first",
            description = "Every command that may change something, kept with its operator and outcome.")
    CommandPage list(
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @RequestParam(required = false) @Nullable Long cursor) {
        return CommandPage.of(audit.page(cursor, limit + 1), limit);
    }
}
