package dev.freehold.work.tasks;

import io.quarkus.hibernate.reactive.panache.common.runtime.SessionOperations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Counts the tasks of a project. */
@ApplicationScoped
public class TaskCountRepository {
    private static final String HQL =
            "select new dev.freehold.work.tasks.TaskCountRepository$Count(t.status, t.priority, count(*),"
                    + " count(case when t.dueDate < :today then 1 end), sum(t.estimatedHours))"
                    + " from Task t where t.projectId = :project and t.lifecycle.deletedAt is null"
                    + " group by t.status, t.priority";

    /**
     * One line for each status and priority that occurs; needs a stateless session.
     *
     * @param today tasks due before it are late
     */
    public Uni<List<Count>> of(UUID project, LocalDate today) {
        return SessionOperations.getStatelessSession().chain(session -> session.createSelectionQuery(HQL, Count.class)
                .setParameter("project", project)
                .setParameter("today", today)
                .getResultList());
    }

    /**
     * How many tasks share a status and a priority.
     *
     * @param tasks how many
     * @param late how many of them are due before today, whatever their status
     * @param hours the sum of their estimates; null if none has one
     */
    public record Count(TaskStatus status, TaskPriority priority, long tasks, long late, BigDecimal hours) {}
}
