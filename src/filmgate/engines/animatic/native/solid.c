/* Solids from signed distances: smooth union of primitives -> surface nets -> skinned mesh. */
#include <string.h>

#include "mesh.h"

enum { CONE = 0, ELLIPSOID = 1, BOX = 2, TORUS = 3 };

/* Points whose distances are taken together: short passes over them become vector code. */
typedef struct { float x[CHUNK], y[CHUNK], z[CHUNK]; } Points;

/* Primitive: [12] kind, nine shape numbers, blend radius, bone. After Inigo Quilez' distance functions. */
PASS from_cone(const float *a, int n, const Points *restrict at, float *restrict out) {
  const float ax = a[0], ay = a[1], az = a[2], bx = a[3] - ax, by = a[4] - ay, bz = a[5] - az;
  const float long2 = bx * bx + by * by + bz * bz + 1e-9f, thick = a[6], thin = a[7];
  EACH (int i = 0; i < n; i++) {
    float x = at->x[i] - ax, y = at->y[i] - ay, z = at->z[i] - az;
    float h = unit((x * bx + y * by + z * bz) / long2);
    x -= bx * h; y -= by * h; z -= bz * h;
    out[i] = sqrtf(x * x + y * y + z * z) - mixf(thick, thin, h);
  }
}

PASS from_ellipsoid(const float *a, int n, const Points *restrict at, float *restrict out) {
  const float ax = a[0], ay = a[1], az = a[2], rx = a[3], ry = a[4], rz = a[5];
  EACH (int q = 0; q < n; q++) {
    float i = (at->x[q] - ax) / rx, j = (at->y[q] - ay) / ry, k = (at->z[q] - az) / rz;
    float k0 = sqrtf(i * i + j * j + k * k);
    i /= rx; j /= ry; k /= rz;
    out[q] = k0 * (k0 - 1.f) / (sqrtf(i * i + j * j + k * k) + 1e-6f);
  }
}

PASS from_box(const float *a, int n, const Points *restrict at, float *restrict out) {
  const float ax = a[0], ay = a[1], az = a[2], hx = a[3], hy = a[4], hz = a[5], r = a[6];
  EACH (int q = 0; q < n; q++) {
    float i = fabsf(at->x[q] - ax) - hx + r, j = fabsf(at->y[q] - ay) - hy + r, k = fabsf(at->z[q] - az) - hz + r;
    float oi = maxf(i, 0.f), oj = maxf(j, 0.f), ok = maxf(k, 0.f);
    out[q] = sqrtf(oi * oi + oj * oj + ok * ok) + minf(maxf(i, maxf(j, k)), 0.f) - r;
  }
}

PASS from_torus(const float *a, int n, const Points *restrict at, float *restrict out) {
  const float ax = a[0], ay = a[1], az = a[2], ring = a[3], thick = a[4];
  EACH (int i = 0; i < n; i++) {
    float x = at->x[i] - ax, y = at->y[i] - ay, z = at->z[i] - az, q = sqrtf(x * x + y * y) - ring;
    out[i] = sqrtf(q * q + z * z) - thick;
  }
}

static void distances(const float *p, int n, const Points *at, float *out) {
  switch ((int)p[0]) {
    case CONE: from_cone(p + 1, n, at, out); break;
    case ELLIPSOID: from_ellipsoid(p + 1, n, at, out); break;
    case BOX: from_box(p + 1, n, at, out); break;
    default: from_torus(p + 1, n, at, out);
  }
}

/* The smooth union of what is there, d, and a primitive at the distances e. */
PASS unite(float k, int n, const float *restrict e, float *restrict d) {
  EACH (int i = 0; i < n; i++) {
    float t = maxf(k - fabsf(d[i] - e[i]), 0.f) / k;
    d[i] = minf(d[i], e[i]) - t * t * k * .25f;
  }
}

PASS nearer(int n, const float *restrict e, float *restrict d) {
  EACH (int i = 0; i < n; i++) d[i] = minf(d[i], e[i]);
}

static void field(const float *prims, int count, int n, const Points *at, float *out) {
  float e[CHUNK];
  for (int i = 0; i < n; i++) out[i] = 9.f;
  for (int m = 0; m < count; m++) {
    const float *p = prims + 12 * (ptrdiff_t)m;
    distances(p, n, at, e);
    if (p[10] > 0.f) unite(p[10], n, e, out);
    else nearer(n, e, out);
  }
}

API void fg_field(const float *prims, int n, const float *origin, float cell, int ny, int nz, float *out,
                  int i0, int i1) {
  Points at;
  for (int i = i0; i < i1; i++)
    for (int j = 0; j < ny; j++)
      for (int k = 0; k < nz; k += CHUNK) {
        int some = mini(nz - k, CHUNK);
        for (int q = 0; q < some; q++) {
          at.x[q] = origin[0] + i * cell; at.y[q] = origin[1] + j * cell; at.z[q] = origin[2] + (k + q) * cell;
        }
        field(prims, n, some, &at, out + ((ptrdiff_t)i * ny + j) * nz + k);
      }
}

/* Unit gradients of the field, by differences over 2 e. */
static void gradient(const float *prims, int count, int n, Points *at, float e, float out[3][CHUNK]) {
  float kept[CHUNK], back[CHUNK], *axes[3] = {at->x, at->y, at->z};
  for (int c = 0; c < 3; c++) {
    memcpy(kept, axes[c], n * sizeof(float));
    for (int i = 0; i < n; i++) axes[c][i] = kept[i] + e;
    field(prims, count, n, at, out[c]);
    for (int i = 0; i < n; i++) axes[c][i] = kept[i] - e;
    field(prims, count, n, at, back);
    for (int i = 0; i < n; i++) out[c][i] -= back[i];
    memcpy(axes[c], kept, n * sizeof(float));
  }
  for (int i = 0; i < n; i++) {
    float l = 1.f / sqrtf(out[0][i] * out[0][i] + out[1][i] * out[1][i] + out[2][i] * out[2][i] + 1e-12f);
    for (int c = 0; c < 3; c++) out[c][i] *= l;
  }
}

/* Naive surface nets (after Gibson 1998): one vertex in each cell that the surface crosses, one quad across
 * each edge that it crosses. `index` is a scratch of nx*ny*nz. Returns vertices in *nv and triangles in *nt;
 * with out == NULL it only counts. */
API void fg_surface(const float *f, int nx, int ny, int nz, int32_t *index, float *at, int32_t *faces, int32_t *nv,
                    int32_t *nt) {
  int vertices = 0, triangles = 0;
  ptrdiff_t sx = (ptrdiff_t)ny * nz, sy = nz;
  for (int i = 0; i < nx - 1; i++)
    for (int j = 0; j < ny - 1; j++)
      for (int k = 0; k < nz - 1; k++) {
        ptrdiff_t o = i * sx + j * sy + k;
        float v[8], p[3] = {0, 0, 0};
        int inside = 0, crossings = 0;
        for (int c = 0; c < 8; c++) {
          v[c] = f[o + (c & 1) * sx + (c >> 1 & 1) * sy + (c >> 2)];
          inside += v[c] < 0.f;
        }
        index[o] = -1;
        if (inside == 0 || inside == 8) continue;
        for (int a = 0; a < 8; a++)
          for (int bit = 1; bit < 8; bit <<= 1) {
            int b = a | bit;
            if (b == a || (v[a] < 0.f) == (v[b] < 0.f)) continue;
            float t = v[a] / (v[a] - v[b]);
            p[0] += (a & 1) + (bit == 1 ? t : 0.f);
            p[1] += (a >> 1 & 1) + (bit == 2 ? t : 0.f);
            p[2] += (a >> 2) + (bit == 4 ? t : 0.f);
            crossings++;
          }
        if (at) {
          at[3 * (ptrdiff_t)vertices] = i + p[0] / crossings;
          at[3 * (ptrdiff_t)vertices + 1] = j + p[1] / crossings;
          at[3 * (ptrdiff_t)vertices + 2] = k + p[2] / crossings;
        }
        index[o] = vertices++;
      }
  ptrdiff_t step[3] = {sx, sy, 1};
  for (int i = 1; i < nx - 1; i++)
    for (int j = 1; j < ny - 1; j++)
      for (int k = 1; k < nz - 1; k++) {
        ptrdiff_t o = i * sx + j * sy + k;
        for (int axis = 0; axis < 3; axis++) {
          int in = f[o] < 0.f;
          if (in == (f[o + step[axis]] < 0.f)) continue;
          ptrdiff_t u = step[(axis + 1) % 3], w = step[(axis + 2) % 3];
          int32_t q[4] = {index[o], index[o - u], index[o - u - w], index[o - w]};
          if (faces) {
            int32_t *t = faces + 6 * (ptrdiff_t)(triangles / 2);
            t[0] = q[0]; t[1] = in ? q[1] : q[2]; t[2] = in ? q[2] : q[1];
            t[3] = q[0]; t[4] = in ? q[2] : q[3]; t[5] = in ? q[3] : q[2];
          }
          triangles += 2;
        }
      }
  *nv = vertices;
  *nt = triangles;
}

/* Shares of a primitive in the colour (near) and in the bones (soft) of points at the distances e from it. */
PASS reach(float softness, int n, const float *restrict e, float *restrict near, float *restrict soft) {
  EACH (int i = 0; i < n; i++) {
    float d = maxf(e[i], 0.f);
    near[i] = fast_exp(-d * softness * 5.5f) + 1e-12f;
    soft[i] = fast_exp(-d * softness) + 1e-12f;
  }
}

PASS add(float tone, int n, const float *restrict share, float *restrict sum) {
  EACH (int i = 0; i < n; i++) sum[i] += share[i] * tone;
}

enum { PAINT = HIT - RGB, NUMBER = PATTERN - RGB };

/* Pull vertices onto the surface, then normals, paint and bone weights from the nearest primitives.
 * tint: [n][PAINT] as in a hit; weight: [vertices][bones]. */
static void dress(const float *prims, const float *tint, int count, float cell, float softness, int bones, int n,
                  float *at, float *normal, float *paint, float *weight) {
  Points p;
  float g[3][CHUNK], d[CHUNK], near[CHUNK], soft[CHUNK], mixed[NUMBER][CHUNK], sum[CHUNK], all[CHUNK];
  float nearest[CHUNK], pattern[CHUNK];
  float *axes[3] = {p.x, p.y, p.z};
  for (int c = 0; c < 3; c++)
    for (int i = 0; i < n; i++) axes[c][i] = at[3 * i + c];
  for (int k = 0; k < 2; k++) {
    gradient(prims, count, n, &p, cell * .4f, g);
    field(prims, count, n, &p, d);
    for (int c = 0; c < 3; c++)
      for (int i = 0; i < n; i++) axes[c][i] -= g[c][i] * clampf(d[i], -cell, cell) * .8f;
  }
  memset(mixed, 0, sizeof mixed); memset(sum, 0, sizeof sum); memset(all, 0, sizeof all);
  memset(weight, 0, (size_t)n * bones * sizeof(float)); memset(nearest, 0, sizeof nearest);
  for (int m = 0; m < count; m++) {
    const float *prim = prims + 12 * (ptrdiff_t)m, *t = tint + PAINT * (ptrdiff_t)m;
    float *w = weight + (int)prim[11];
    distances(prim, n, &p, d);
    reach(softness, n, d, near, soft);
    for (int q = 0; q < NUMBER; q++) add(t[q], n, near, mixed[q]);
    for (int i = 0; i < n; i++)  /* a number cannot be mixed */
      if (near[i] > nearest[i]) { nearest[i] = near[i]; pattern[i] = t[NUMBER]; }
    add(1.f, n, near, sum);
    add(1.f, n, soft, all);
    for (int i = 0; i < n; i++) w[(ptrdiff_t)i * bones] += soft[i];
  }
  for (int i = 0; i < n; i++) {
    for (int c = 0; c < 3; c++) { at[3 * i + c] = axes[c][i]; normal[3 * i + c] = g[c][i]; }
    for (int q = 0; q < NUMBER; q++) paint[PAINT * i + q] = mixed[q][i] / sum[i];
    paint[PAINT * i + NUMBER] = pattern[i];
    for (int q = 0; q < bones; q++) weight[(ptrdiff_t)i * bones + q] /= all[i];
  }
}

API void fg_dress(const float *prims, const float *tint, int n, float cell, float softness, int bones, float *at,
                  float *normal, float *paint, float *weight, int from, int to) {
  for (ptrdiff_t i = from; i < to; i += CHUNK)
    dress(prims, tint, n, cell, softness, bones, mini(to - (int)i, CHUNK), at + 3 * i, normal + 3 * i,
          paint + PAINT * i, weight + i * bones);
}

/* Linear-blend skinning of rows of a surface. bone, share: [n][most] what moves a vertex, shares of 0 last;
 * matrices: [bones][12], rows of 3x4; at: is added to all. Normals stay unit. */
API void fg_skin(const float *rest, const uint8_t *bone, const float *share, int most, const float *matrices,
                 const float *at, float *out, int from, int to) {
  for (ptrdiff_t i = from; i < to; i++) {
    const float *v = rest + HIT * i, *s = share + i * most;
    const uint8_t *b = bone + i * most;
    float m[12], *o = out + HIT * i, length = 0.f;
    for (int k = 0; k < 12; k++) m[k] = s[0] * matrices[12 * b[0] + k];
    for (int j = 1; j < most && s[j] > 0.f; j++)
      for (int k = 0; k < 12; k++) m[k] += s[j] * matrices[12 * b[j] + k];
    memcpy(o + REST, v + REST, (HIT - REST) * sizeof(float));
    for (int c = 0; c < 3; c++) {
      o[AT + c] = m[4 * c] * v[0] + m[4 * c + 1] * v[1] + m[4 * c + 2] * v[2] + m[4 * c + 3] + at[c];
      o[NORMAL + c] = m[4 * c] * v[3] + m[4 * c + 1] * v[4] + m[4 * c + 2] * v[5];
      length += o[NORMAL + c] * o[NORMAL + c];
    }
    length = 1.f / sqrtf(length + 1e-20f);
    for (int c = 0; c < 3; c++) o[NORMAL + c] *= length;
  }
}

const float fg_zero = 0.f;  /* see kernel.h */

API int fg_abi(void) { return 15; }
