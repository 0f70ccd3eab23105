package dev.millrace.video.quota;

import dev.millrace.common.contract.Internal.OwnerUsage;
import dev.millrace.common.contract.Internal.UsageQuestion;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /internal/usage}: upload-service tells clients what they may still upload. */
@RestController
@Hidden
class UsageController {

    private final Quotas quotas;

    UsageController(Quotas quotas) {
        this.quotas = quotas;
    }

    @PostMapping("/internal/usage")
    OwnerUsage usage(@Valid @RequestBody UsageQuestion question) {
        Quotas.Kept kept = quotas.kept(question.ownerId());
        return new OwnerUsage(kept.bytes(), kept.mostBytes(), kept.drafts(), kept.mostDrafts());
    }
}
