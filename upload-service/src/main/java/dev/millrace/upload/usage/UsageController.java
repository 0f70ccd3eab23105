package dev.millrace.upload.usage;

import dev.millrace.common.web.Owner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/usage}. */
@RestController
@Tag(name = "Uploads")
class UsageController {

    private final Usages usages;

    UsageController(Usages usages) {
        this.usages = usages;
    }

    @GetMapping("/api/usage")
    @Operation(
            operationId = "getUsage",
            summary = "What may be uploaded, and how much of it is used",
            description = "Ask before a file is chosen: a client needs no limit of its own. null stands for no limit.")
    ResponseEntity<Usage> usage(Owner owner) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(usages.of(owner.id()));
    }
}
