using System.Security.Cryptography;
using System.Text;
using Flexboard.Core.Series;
using Microsoft.Extensions.FileProviders;

namespace Flexboard.Operations;

/// <summary>Which build of the app this is: pages that hang for months learn by it that there is a newer one.</summary>
/// <param name="files">What browsers load.</param>
public sealed class Build(IFileProvider files)
{
    private readonly Lazy<string> id = new(() => IdOf(files));

    /// <summary>The same for the same code, scripts and style sheets; nothing can be told from it.</summary>
    public string Id => id.Value;

    private static string IdOf(IFileProvider files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var assembly in new[] { typeof(Build).Assembly, typeof(SeriesStore).Assembly })
        {
            hash.AppendData(assembly.ManifestModule.ModuleVersionId.ToByteArray());
        }

        foreach (string folder in new[] { "js", "css" })
        {
            Add(files, folder, hash);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private static void Add(IFileProvider files, string folder, IncrementalHash hash)
    {
        foreach (var one in files.GetDirectoryContents(folder).OrderBy(one => one.Name, StringComparer.Ordinal))
        {
            string path = $"{folder}/{one.Name}";
            if (one.IsDirectory)
            {
                Add(files, path, hash);
                continue;
            }

            hash.AppendData(Encoding.UTF8.GetBytes(path));
            using var content = one.CreateReadStream();
            hash.AppendData(SHA256.HashData(content));
        }
    }
}
