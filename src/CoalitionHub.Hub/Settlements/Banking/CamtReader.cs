using System.Text;
using System.Xml;
using CoalitionHub.Core.Outcomes;

namespace CoalitionHub.Hub.Settlements.Banking;

/// <summary>
/// Reads camt.053 and camt.054, in the versions that banks send. The file comes from outside: no document type, nothing fetched, no
/// entities, bounds on size, depth and text. Elements of other namespaces, and those that we don't know, are passed over.
/// </summary>
internal static class CamtReader
{
    /// <summary>Most bytes of a file.</summary>
    public const int MaxBytes = 3 * 1024 * 1024;

    private const int MaxDepth = 40;
    private const int MaxText = 10_000;
    private const int MaxEntries = 10_000;
    private const int LeastVersion = 2;
    private const int GreatestVersion = 13;
    private const string Schema = "urn:iso:std:iso:20022:tech:xsd:";

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxBytes,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CheckCharacters = true,
        CloseInput = false,
    };

    /// <summary>What the file says; BANK_FILE_INVALID.</summary>
    public static Outcome<CamtFile> Read(Stream stream)
    {
        try
        {
            using var xml = XmlReader.Create(stream, Settings);
            return new Reading(xml).Run();
        }
        catch (Exception exception) when (exception is XmlException or DecoderFallbackException or NotSupportedException or UnreadableBankFileException)
        {
            // Of the parser's own words only those without the file's text: an error is stored and logged.
            var why = exception is UnreadableBankFileException ? exception.Message : exception is XmlException { LineNumber: > 0 } xml ? $"It is not well-formed, or not safe, at line {xml.LineNumber}." : "It is not well-formed.";
            return new Refusal(Reason.BankFileInvalid, $"The file is no bank statement that can be relied on. {why} Nothing of it was taken in.");
        }
    }

    /// <summary>One file under way. Paths are relative to the statement, balance, entry or transaction they are in.</summary>
    private sealed class Reading(XmlReader xml)
    {
        private readonly List<CamtStatement> statements = [];
        private readonly Stack<(string Path, StringBuilder Text, string Currency)> open = new();
        private string? space;
        private string statementName = "";
        private CamtStatement? statement;
        private CamtBalance? balance;
        private CamtEntry? entry;
        private CamtDetail? detail;
        private int entries;

        public CamtFile Run()
        {
            var isMore = xml.Read();
            while (isMore)
            {
                if (xml.Depth > MaxDepth)
                {
                    throw new UnreadableBankFileException($"It is nested deeper than {MaxDepth} elements.");
                }

                isMore = Step();
            }

            return space is null ? throw new UnreadableBankFileException("It holds no camt.053 or camt.054 document.") : new CamtFile(statements);
        }

        /// <returns>False at the end.</returns>
        private bool Step()
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when space is null:
                    FindDocument();
                    break;
                case XmlNodeType.Element when xml.NamespaceURI != space:
                    PassOver();
                    return !xml.EOF;
                case XmlNodeType.Element:
                    Open();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace when open.Count > 0:
                    Append(xml.Value);
                    break;
                case XmlNodeType.EndElement when open.Count > 0:
                    Close();
                    break;
            }

            return xml.Read();
        }

        /// <summary>Some banks put the document into an envelope of their own.</summary>
        private void FindDocument()
        {
            if (xml.LocalName != "Document" || !xml.NamespaceURI.StartsWith(Schema, StringComparison.Ordinal))
            {
                return;
            }

            var parts = xml.NamespaceURI[Schema.Length..].Split('.');
            statementName = parts is [var business, var kind, "001", var version] && business == "camt" && version.Length == 2 &&
                int.TryParse(version, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number is >= LeastVersion and <= GreatestVersion
                    ? kind switch { "053" => "Stmt", "054" => "Ntfctn", _ => "" }
                    : "";
            if (statementName.Length == 0)
            {
                throw new UnreadableBankFileException("It is a message of another kind or version than camt.053 and camt.054.");
            }

            space = xml.NamespaceURI;
        }

        /// <summary>As <see cref="XmlReader.Skip"/>, but not deeper than anything else.</summary>
        private void PassOver()
        {
            var depth = xml.Depth;
            var isEmpty = xml.IsEmptyElement;
            while (xml.Read() && !isEmpty && xml.Depth > depth)
            {
                if (xml.Depth > MaxDepth)
                {
                    throw new UnreadableBankFileException($"It is nested deeper than {MaxDepth} elements.");
                }
            }

            if (!isEmpty && xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth)
            {
                xml.Read();
            }
        }

        private void Open()
        {
            var name = xml.LocalName;
            var parent = open.Count == 0 ? "" : open.Peek().Path;
            var path = parent.Length == 0 ? name : $"{parent}/{name}";
            if (name == statementName && statement is null)
            {
                (statement, path) = (new CamtStatement(), "");
            }
            else if (statement is not null && entry is null && balance is null && name == "Bal")
            {
                (balance, path) = (new CamtBalance(), "");
            }
            else if (statement is not null && entry is null && balance is null && name == "Ntry")
            {
                (entry, path) = (new CamtEntry(), "");
            }
            else if (entry is not null && detail is null && name == "TxDtls")
            {
                (detail, path) = (new CamtDetail(), "");
            }

            open.Push((path, new StringBuilder(), xml.GetAttribute("Ccy") ?? ""));
            if (xml.IsEmptyElement)
            {
                Close();
            }
        }

        private void Append(string text)
        {
            var buffer = open.Peek().Text;
            if (buffer.Length + text.Length > MaxText)
            {
                throw new UnreadableBankFileException($"An element has more than {MaxText} characters.");
            }

            buffer.Append(text);
        }

        private void Close()
        {
            var (path, buffer, currency) = open.Pop();
            if (path.Length > 0)
            {
                Take(path, buffer.ToString().Trim(), currency);
            }
            else if (detail is not null)
            {
                entry?.Details.Add(detail);
                detail = null;
                Count();
            }
            else if (entry is not null)
            {
                statement?.Entries.Add(entry);
                entry = null;
                Count();
            }
            else if (balance is not null)
            {
                statement?.Balances.Add(balance);
                balance = null;
            }
            else if (statement is not null)
            {
                statements.Add(statement);
                statement = null;
            }
        }

        private void Count()
        {
            if (++entries > 2 * MaxEntries)
            {
                throw new UnreadableBankFileException($"It has more than {MaxEntries} movements.");
            }
        }

        private void Take(string path, string text, string currency)
        {
            if (detail is not null)
            {
                CamtFields.Take(detail, path, text, currency);
            }
            else if (entry is not null)
            {
                CamtFields.Take(entry, path, text, currency);
            }
            else if (balance is not null)
            {
                CamtFields.Take(balance, path, text, currency);
            }
            else if (statement is not null)
            {
                CamtFields.Take(statement, path, text);
            }
        }
    }
}
