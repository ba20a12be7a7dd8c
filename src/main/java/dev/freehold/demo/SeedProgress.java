package dev.freehold.demo;

import java.util.function.IntConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on standard error, from the first rows on: a refusal shows none. Told by one thread at a time. */
final class SeedProgress implements IntConsumer, AutoCloseable {
    private final int rows;
    private ProgressBar bar;

    SeedProgress(int rows) {
        this.rows = rows;
    }

    @Override
    public void accept(int written) {
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName("Seeding")
                    .setUnit(" rows", 1)
                    .setInitialMax(rows)
                    .setStyle(ProgressBarStyle.ASCII)
                    .build();
        }
        bar.stepBy(written);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
