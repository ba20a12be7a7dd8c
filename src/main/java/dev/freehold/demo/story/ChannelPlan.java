package dev.freehold.demo.story;

import java.util.Arrays;
import java.util.List;

/** The channels that every office has. */
enum ChannelPlan {
    TEAM("{office}-team", "What concerns everybody in the office", null, Members.EVERYBODY, OfficeTalk.TEAM, 110),
    VIEWINGS("{office}-viewings", "Who shows what, and when", null, Members.EVERYBODY, OfficeTalk.VIEWINGS, 100),
    LISTINGS("{office}-listings", "Texts, photographs, prices", null, Members.EVERYBODY, OfficeTalk.LISTINGS, 80),
    MARKETING("{office}-marketing", "How people hear of us", null, Members.EVERYBODY, ProjectTalk.MARKETING, 90),
    MANAGEMENT("{office}-management", "Staff, budget, plans", null, Members.MANAGEMENT, OfficeTalk.MANAGEMENT, 60),
    OFFERS("{office}-offers", "Offers that are not public yet", null, Members.SALES, ProjectTalk.OFFERS, 80),
    RENOVATION(
            "renovation", "The works on the house", ProjectPlan.RENOVATION, Members.EVERYBODY, ProjectTalk.WORKS, 90),
    OFFICE_MOVE("move", "The new rooms", ProjectPlan.OFFICE_MOVE, Members.EVERYBODY, ProjectTalk.MOVE, 70),
    SPRING_CAMPAIGN(
            "campaign",
            "Everything for next spring",
            ProjectPlan.SPRING_CAMPAIGN,
            Members.EVERYBODY,
            ProjectTalk.MARKETING,
            40),
    APARTMENTS(
            "apartments", "Eight viewings a week", ProjectPlan.APARTMENTS, Members.EVERYBODY, OfficeTalk.VIEWINGS, 40),
    SHOP("landlord", "What we tell the landlord", ProjectPlan.SHOP, Members.SHOP_TEAM, ProjectTalk.OFFERS, 20),
    CATALOGUE("catalogue", "On paper, once more", ProjectPlan.CATALOGUE, Members.EVERYBODY, ProjectTalk.MARKETING, 20);

    /** Who may read a channel. */
    enum Members {
        EVERYBODY(0),
        MANAGEMENT(4),
        SALES(6),
        SHOP_TEAM(3);

        private final int colleagues;

        Members(int colleagues) {
            this.colleagues = colleagues;
        }

        boolean isPrivate() {
            return this != EVERYBODY;
        }

        /** How many of the office, the longest there first; 0 for a public channel, which has no members. */
        int colleagues() {
            return colleagues;
        }
    }

    private final String name;
    private final String description;
    private final ProjectPlan project;
    private final Members members;
    private final String talk;
    private final int messages;

    ChannelPlan(String name, String description, ProjectPlan project, Members members, String talk, int messages) {
        this.name = name;
        this.description = description;
        this.project = project;
        this.members = members;
        this.talk = talk;
        this.messages = messages;
    }

    /** In all channels of an office together. */
    static int allMembers() {
        return Arrays.stream(values())
                .mapToInt(plan -> plan.members.colleagues())
                .sum();
    }

    /** In all channels of an office together. */
    static int allMessages() {
        return Arrays.stream(values()).mapToInt(ChannelPlan::messages).sum();
    }

    /** With {@code {office}} to be filled in: outside projects the names of channels are unique in the whole team. */
    String nameTemplate() {
        return name;
    }

    String description() {
        return description;
    }

    /** Null if the channel belongs to the office. */
    ProjectPlan project() {
        return project;
    }

    Members members() {
        return members;
    }

    /** What may be said in it. */
    List<Conversation> talk() {
        return Conversation.parse(talk);
    }

    /** How many messages it has, replies included. */
    int messages() {
        return messages;
    }
}
