using System.Text;
using Flexboard.Core.Events;
using Flexboard.Core.Messages;
using Flexboard.Core.Series;

namespace Flexboard.Tests.Messages;

public sealed class AcknowledgementTests
{
    private const long Now = 1_764_000_000_000;
    private const string Open = """{"id":"db","severity":"warning","title":"DB slow","source":"apm","simulated":true}""";

    private readonly EventStore events = new();
    private readonly MessageReader reader;
    private long now = Now;

    public AcknowledgementTests() => reader = new MessageReader(new SeriesStore(new SeriesLimits()), events);

    private BoardEvent Db => events.Find("db")!;

    [Fact]
    public void Acknowledge_KnownEvent_SaysWhoAndWhenAndChangesNothingElse()
    {
        Read(Open);
        var before = Db;
        now += 60_000;

        Read("""{"id":"db","acknowledged":{"by":" Kim ","at":1764000030000}}""", channel: "events:console");

        Assert.Equal([new Acknowledgement("Kim", Now + 30_000)], Db.Acknowledgements);
        Assert.Equal(before with { Arrival = now, Acknowledgements = Db.Acknowledgements }, Db);
    }

    [Fact]
    public void Acknowledge_WithoutATime_IsWhenItArrived()
    {
        Read(Open);
        now += 5000;
        Read("""{"id":"db","acknowledged":{"by":"Kim"}}""");
        Assert.Equal(now, Assert.Single(Db.Acknowledgements).At);
        long ahead = now + 60_000;
        Read($$$"""{"id":"db","acknowledged":{"by":"ahead","at":{{{ahead}}} }}""");
        Assert.Equal(now, Db.Acknowledgements[1].At);
    }

    [Theory]
    [InlineData(180)]
    [InlineData(200)]
    [InlineData(500)]
    public void Acknowledge_EventThatNamesItselfNowhere_ByTheIdThatWasMadeOfIt(int length)
    {
        string title = new('x', length);
        Read($$"""{"title":"{{title}}","source":"zabbix","time":{{Now}}}""");
        Read($$"""{"title":"{{title}}","source":"zabbix","time":{{Now}},"severity":"critical"}""");

        var one = Assert.Single(events.All);
        Read($$$"""{"id":"{{{one.Id}}}","acknowledged":{"by":"Kim"}}""");

        Assert.Equal("Kim", Assert.Single(events.Find(one.Id)!.Acknowledgements).By);
    }

    [Fact]
    public void Acknowledge_Twice_IsAcceptedAndChangesNothing()
    {
        Read(Open);
        Read("""{"id":"db","acknowledged":{"by":"Kim"}}""");
        long revision = events.Revision;
        now += 1000;
        var outcome = Read("""{"id":"db","acknowledged":{"by":"Kim"}}""");
        Assert.Equal((1, 1, revision), (outcome.Accepted, outcome.Duplicates, events.Revision));
        Assert.Equal(Now, Assert.Single(Db.Acknowledgements).At);
    }

    [Fact]
    public void Acknowledge_ForARoom_CountsOnceWhoeverDoesAndIsTakenBackForIt()
    {
        Read(Open);
        Read("""{"id":"db","acknowledged":{"by":"Kim","room":" Press room "}}""");
        Read("""{"id":"db","acknowledged":{"by":"Lee","room":"Press room"}}""");
        Read("""{"id":"db","acknowledged":{"by":"Kim","room":"Hall"}}""");
        Read("""{"id":"db","acknowledged":{"by":"Kim"}}""");
        Assert.Equal([new("Kim", Now, "Press room"), new("Kim", Now, "Hall"), new("Kim", Now)], Db.Acknowledgements);
        Read("""{"id":"db","unacknowledged":{"by":"Lee","room":"Press room"}}""");
        Assert.Equal(["Hall", ""], Db.Acknowledgements.Select(one => one.Room));
    }

    [Fact]
    public void Acknowledge_SeveralRooms_AreKeptUpToTheLimit()
    {
        Read(Open);
        for (int i = 0; i < BoardEvent.MaxAcknowledgements; i++)
        {
            Assert.Equal(1, Read($$$"""{"id":"db","acknowledged":{"by":"room {{{i}}}"}}""").Accepted);
        }

        Assert.Equal(RejectReason.TooManyAcknowledgements, Refusal("""{"id":"db","acknowledged":{"by":"one more"}}"""));
        Assert.Equal("room 0", Db.Acknowledgements[0].By);
        Assert.Equal(BoardEvent.MaxAcknowledgements, Db.Acknowledgements.Length);
        Assert.Equal(1, Read("""{"id":"db","acknowledged":{"by":"room 3"}}""").Duplicates);
    }

    [Fact]
    public void Unacknowledge_OneOrAll_TakesThemBack()
    {
        Read(Open);
        foreach (string by in new[] { "a", "b", "c" })
        {
            Read($$$"""{"id":"db","acknowledged":{"by":"{{{by}}}"}}""");
        }

        Read("""{"id":"db","unacknowledged":{"by":"b"}}""");
        Assert.Equal(["a", "c"], Db.Acknowledgements.Select(one => one.By));
        Read("""{"id":"db","unacknowledged":true}""");
        Assert.Empty(Db.Acknowledgements);
    }

    [Theory]
    [InlineData("""{"id":"x","acknowledged":{"by":"Kim"}}""", RejectReason.UnknownEvent)]
    [InlineData("""{"id":"x","state":"resolved"}""", RejectReason.UnknownEvent)]
    [InlineData("""{"acknowledged":{"by":"Kim"}}""", RejectReason.NoTitle)]
    [InlineData("""{"id":"db","acknowledged":true}""", RejectReason.WrongType)]
    [InlineData("""{"id":"db","acknowledged":"Kim"}""", RejectReason.WrongType)]
    [InlineData("""{"id":"db","acknowledged":{}}""", RejectReason.EmptyName)]
    [InlineData("""{"id":"db","acknowledged":{"by":null}}""", RejectReason.EmptyName)]
    [InlineData("""{"id":"db","acknowledged":{"by":" "}}""", RejectReason.EmptyName)]
    [InlineData("""{"id":"db","acknowledged":{"by":7}}""", RejectReason.WrongType)]
    [InlineData("""{"id":"db","acknowledged":{"by":"a\u0007b"}}""", RejectReason.ControlCharacter)]
    [InlineData("""{"id":"db","acknowledged":{"by":"Kim","at":"noon"}}""", RejectReason.BadTime)]
    [InlineData("""{"id":"db","acknowledged":{"by":"Kim","at":1764000000}}""", RejectReason.TimeUnit)]
    [InlineData("""{"id":"db","unacknowledged":{}}""", RejectReason.EmptyName)]
    [InlineData("""{"id":"db","unacknowledged":"all"}""", RejectReason.WrongType)]
    [InlineData("""{"id":"db","resolved":{"by":""}}""", RejectReason.EmptyName)]
    [InlineData("""{"id":"db","acknowledged":{"by":"Kim"}""", RejectReason.NotJson)]
    public void Acknowledge_Bad_IsRefusedWithItsReason(string message, object reason)
    {
        Read(Open);
        var before = Db;
        Assert.Equal((RejectReason)reason, Refusal(message));
        Assert.Same(before, Db);
    }

    [Fact]
    public void Acknowledge_LongName_IsRefused()
    {
        Read(Open);
        Assert.Equal(1, Read($$$"""{"id":"db","acknowledged":{"by":"{{{new string('김', 200)}}}"}}""").Accepted);
        Assert.Equal(RejectReason.NameTooLong, Refusal($$$"""{"id":"db","acknowledged":{"by":"{{{new string('k', 201)}}}"}}"""));
    }

    [Fact]
    public void Acknowledge_UnknownMembersAndNull_ArePassedOver()
    {
        Read(Open);
        Read("""{"id":"db","acknowledged":{"by":"Kim","why":{"deep":[1]}},"resolved":null,"unacknowledged":null}""");
        Assert.Equal((true, 1), (Db.Open, Db.Acknowledgements.Length));
    }

    [Fact]
    public void Acknowledge_OpensAgain_IsUnacknowledgedAndBeginsAnew()
    {
        Read(Open);
        Read("""{"id":"db","acknowledged":{"by":"Kim"}}""");
        now += 1000;
        Read("""{"id":"db","title":"DB slow","state":"resolved"}""");
        Assert.Equal(("Kim", Now, now), (Db.Acknowledgements.Single().By, Db.Began, Db.Resolved!.Value));
        now += 1000;
        Read(Open);
        Assert.Equal((true, 0, now, null), (Db.Open, Db.Acknowledgements.Length, Db.Began, Db.Resolved));
    }

    [Fact]
    public void Acknowledge_SaidAgainByItsPublisher_StaysAcknowledgedUnlessItIsGraver()
    {
        Read(Open);
        Read("""{"id":"db","acknowledged":{"by":"Kim"}}""");
        Read($$"""{"id":"db","title":"DB slower","time":{{Now + 4000}}}""");
        Assert.Equal((1, Now, Now + 4000), (Db.Acknowledgements.Length, Db.Began, Db.Time));
        Read("""{"id":"db","title":"DB down","severity":"critical"}""");
        Assert.Empty(Db.Acknowledgements);
    }

    [Fact]
    public void Resolve_ByHand_SaysWhoAndLaterOnesChangeNothing()
    {
        Read(Open);
        now += 9000;
        Read("""{"id":"db","resolved":{"by":"Kim"}}""");
        Assert.Equal((false, "Kim", now, Now), (Db.Open, Db.ResolvedBy, Db.Resolved!.Value, Db.Time));
        now += 9000;
        Assert.Equal(1, Read("""{"id":"db","resolved":{"by":"Lee"}}""").Duplicates);
        Read("""{"id":"db","title":"DB well","state":"resolved"}""");
        Assert.Equal(("Kim", now - 9000, "DB well"), (Db.ResolvedBy, Db.Resolved!.Value, Db.Title));
    }

    [Fact]
    public void Acknowledge_WithTheEventItself_IsOneMessage()
    {
        Read("""{"title":"DB slow","id":"db","acknowledged":{"by":"zabbix"}}""");
        Assert.Equal("zabbix", Db.Acknowledgements.Single().By);
    }

    [Fact]
    public void Acknowledge_Resolved_IsTakenAndItStaysResolved()
    {
        Read(Open);
        Read("""{"id":"db","state":"resolved"}""");
        Read("""{"id":"db","acknowledged":{"by":"Kim"}}""");
        Assert.Equal((false, 1), (Db.Open, Db.Acknowledgements.Length));
    }

    [Fact]
    public void Check_WithoutAStore_TakesWhatOnlyANodeCanJudge()
    {
        var checker = new MessageReader();
        Assert.Equal(1, checker.ReadEvent("""{"id":"x","acknowledged":{"by":"Kim"}}"""u8, Now).Accepted);
        Assert.Equal(RejectReason.EmptyName, checker.ReadEvent("""{"id":"x","acknowledged":{}}"""u8, Now).Problems.Single().Reason);
    }

    [Fact]
    public void Status_OnItsChannel_IsNoPlannedWork()
    {
        Read("""{"id":"s","title":"Doors open","until":1764000100000}""", channel: "events:status");
        var line = events.Find("s")!;
        Assert.True(line.IsStatus);
        Assert.False(line.IsPlanned);
        Read("""{"id":"o","title":"Doors open","source":"gate","until":1764000100000}""", channel: "events:status");
        Assert.False(events.Find("o")!.IsStatus);
    }

    private MessageOutcome Read(string message, string channel = "events:apm") => reader.ReadEvent(Encoding.UTF8.GetBytes(message), now, channel: channel);

    private RejectReason Refusal(string message)
    {
        var outcome = Read(message);
        Assert.Equal(0, outcome.Accepted);
        return Assert.Single(outcome.Problems).Reason;
    }
}
